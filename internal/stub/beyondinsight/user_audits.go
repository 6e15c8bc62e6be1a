package beyondinsight

import (
	"net/http"
	"slices"
	"strings"
	"time"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// The guards of user audits.
const (
	auditsOfUser    rule.Site = "listUserAudits/guard/of-username"   // only those of the user
	auditsOfAction  rule.Site = "listUserAudits/guard/of-actiontype" // only those of the type
	auditsOfSection rule.Site = "listUserAudits/guard/of-section"    // only those of the section
	auditsFrom      rule.Site = "listUserAudits/guard/from"          // none before the date
	auditsTo        rule.Site = "listUserAudits/guard/to"            // none after the date
	auditsLatest    rule.Site = "listUserAudits/guard/latest-first"  // by their date
	auditsMost      rule.Site = "listUserAudits/guard/default-limit" // at most 1000 without a limit
	detailsOfAudit  rule.Site = "listUserAuditDetails/guard/of-audit"
)

// The guards of the pages of user audits, and of their details.
var (
	auditPages  = pageGuardsOf("listUserAudits")
	detailPages = pageGuardsOf("listUserAuditDetails")
)

// userAuditGuards lists the guards of this family.
func userAuditGuards() []rule.Site {
	return slices.Concat([]rule.Site{auditsOfUser, auditsOfAction, auditsOfSection, auditsFrom, auditsTo, auditsLatest, auditsMost, detailsOfAudit}, auditPages.all(), detailPages.all())
}

// pageGuards are the guards of a listing that always has pages.
type pageGuards struct {
	limit, offset rule.Site // as those of listingGuards
	offsetDefault rule.Site // without an offset nothing is left out
}

func pageGuardsOf(operation string) pageGuards {
	return pageGuards{limit: rule.Guard(operation, "limit"), offset: rule.Guard(operation, "offset"), offsetDefault: rule.Guard(operation, "offset-default")}
}

func (g pageGuards) all() []rule.Site { return []rule.Site{g.limit, g.offset, g.offsetDefault} }

// mostAudits is the limit of a page that has none of its own.
const mostAudits = 1000

// Ids of user audits: of those with details, and of the latest in the archive.
const (
	groupEdited int32 = 2004
	assetEdited int32 = 2003

	lastArchived = 2000
)

// auditDetails are the details of user audits.
var auditDetails = []struct {
	audit int32
	api.UserAuditDetail
}{
	{groupEdited, api.UserAuditDetail{AuditDetailsID: 901, Name: "Name", OldValue: new("Staff"), NewValue: new("All staff")}},
	{assetEdited, api.UserAuditDetail{AuditDetailsID: 902, Name: "Asset Name", OldValue: new("web-1"), NewValue: new("web-01")}},
	{groupEdited, api.UserAuditDetail{AuditDetailsID: 903, Name: "Description", NewValue: new("Everybody")}},
	{groupEdited, api.UserAuditDetail{AuditDetailsID: 904, Name: "Active", OldValue: new("False"), NewValue: new("True")}},
	{assetEdited, api.UserAuditDetail{AuditDetailsID: 905, Name: "Domain", OldValue: new("Workgroup"), NewValue: new("Example")}},
}

// ListUserAudits lists user audits. An empty parameter is none.
func (s *server) ListUserAudits(w http.ResponseWriter, _ *http.Request, params api.ListUserAuditsParams) {
	from, ok := dateOf(params.Startdate)
	to, also := dateOf(params.Enddate)
	if !ok || !also {
		refuse(w, http.StatusBadRequest, "", "a date has the form 2006-01-02 or 2006-01-02T15:04:05Z")
		return
	}
	is := func(shown string, wanted *string, guard rule.Site) bool {
		return text(wanted) == "" || strings.EqualFold(shown, *wanted) || !s.enforces(guard)
	}
	all := slices.DeleteFunc(s.audits(), func(a api.UserAudit) bool {
		at, _ := dateOf(&a.CreateDate)
		return !is(a.UserName, params.Username, auditsOfUser) || !is(a.ActionType, params.Actiontype, auditsOfAction) || !is(a.Section, params.Section, auditsOfSection) ||
			!from.IsZero() && at.Before(from) && s.enforces(auditsFrom) || !to.IsZero() && at.After(to) && s.enforces(auditsTo)
	})
	if !s.enforces(auditsLatest) {
		slices.Reverse(all)
	}
	page := api.UserAuditPage{TotalCount: int32(len(all)), Data: pageOf(s, all, auditPages, params.Limit, params.Offset)}
	if params.Limit == nil && s.enforces(auditsMost) {
		page.Data = stub.Page(page.Data, mostAudits, 0)
	}
	respond(w, http.StatusOK, page)
}

// ListUserAuditDetails lists the details of a user audit.
func (s *server) ListUserAuditDetails(w http.ResponseWriter, _ *http.Request, id int32, params api.ListUserAuditDetailsParams) {
	if !slices.ContainsFunc(s.audits(), func(a api.UserAudit) bool { return a.AuditID == id }) {
		notFound(w, "user audit")
		return
	}
	all := []api.UserAuditDetail{}
	for _, d := range auditDetails {
		if d.audit == id || !s.enforces(detailsOfAudit) {
			all = append(all, d.UserAuditDetail)
		}
	}
	respond(w, http.StatusOK, api.UserAuditDetailPage{TotalCount: int32(len(all)), Data: pageOf(s, all, detailPages, params.Limit, params.Offset)})
}

// pageOf returns a part of a list.
func pageOf[T any](s *server, all []T, guards pageGuards, limit, offset *int32) []T {
	skip, most := 0, len(all)
	switch {
	case offset != nil && s.enforces(guards.offset):
		skip = int(*offset)
	case offset == nil && !s.enforces(guards.offsetDefault):
		skip = 1
	}
	if limit != nil && s.enforces(guards.limit) {
		most = int(*limit)
	}
	return stub.Page(all, most, skip)
}

// audits returns all user audits, the latest first: some of the days before the stub was made, and an
// archive of more than fit on a page. They are made when they are asked for, which is seldom.
func (s *server) audits() []api.UserAudit {
	const day = 24 * time.Hour
	all := []api.UserAudit{
		{AuditID: 2005, ActionType: "Login", Section: "Login", UserID: 81, UserName: "Administrator", CreateDate: s.ago(time.Hour)},
		{AuditID: groupEdited, ActionType: "Edit", Section: "User Groups", UserID: 81, UserName: "Administrator", CreateDate: s.ago(2 * time.Hour)},
		{AuditID: assetEdited, ActionType: "Edit", Section: "Assets", UserID: 82, UserName: "Operator", CreateDate: s.ago(4 * day)},
		{AuditID: 2002, ActionType: "Login", Section: "Login", UserID: 82, UserName: "Operator", CreateDate: s.ago(8 * day)},
		{AuditID: 2001, ActionType: "Add", Section: "Assets", UserID: 82, UserName: "Operator", CreateDate: s.ago(12 * day)},
	}
	for n := range mostAudits + 1 {
		all = append(all, api.UserAudit{
			AuditID: int32(lastArchived - n), ActionType: "Login", Section: "Login", UserID: 83, UserName: "Service", CreateDate: s.ago(30*day + time.Duration(n)*time.Minute),
		})
	}
	for i := range all {
		all[i].IPAddress = new("192.0.2.91")
	}
	return all
}

// ago returns the date that was some time before the stub was made.
func (s *server) ago(d time.Duration) string { return s.started.Add(-d).Format(time.RFC3339) }

// dateOf reads a date in a request; it is zero if there is none.
func dateOf(sent *string) (at time.Time, ok bool) {
	if text(sent) == "" {
		return at, true
	}
	for _, form := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.Parse(form, *sent); err == nil {
			return at, true
		}
	}
	return at, false
}
