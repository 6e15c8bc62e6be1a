package run_test

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
)

// permissions serves what only callers with permissions may call.
func (a acme) permissions() {
	done := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }
	a.HandleFunc("GET /settings", func(w http.ResponseWriter, _ *http.Request) { respond(w, http.StatusOK, object{"days": 1}) })
	a.HandleFunc("PUT /settings", done)
	a.HandleFunc("POST /accounts/audit", done)
	a.HandleFunc("GET /workgroups", done)
	a.HandleFunc("POST /workgroups/audit", done)
}

// needs lists, by operation, what a caller needs: one permission of each list.
type needs map[string][][]string

const (
	assetRead, assetWrite     = "Asset Management (Read)", "Asset Management (Read/Write)"
	scanRead, scanWrite       = "Scan Management (Read)", "Scan Management (Read/Write)"
	accountRead, accountWrite = "User Accounts Management (Read)", "User Accounts Management (Read/Write)"
	auditRead, auditWrite     = "User Audit Management (Read)", "User Audit Management (Read/Write)"
)

// documented is what the document asks for, written out by hand.
var documented = needs{
	"getSettings":     {{assetRead, assetWrite}},
	"changeSettings":  {{assetWrite}},
	"auditAccounts":   {{accountWrite}, {auditRead, auditWrite}},
	"countWorkgroups": {{assetRead, assetWrite, scanWrite}},
	"auditWorkgroups": {{assetRead, assetWrite, scanWrite}, {accountWrite}, {auditRead, auditWrite}},
}

// byHand returns a server of acme without assay's middleware and guards. It asks its callers for what
// needs says, and refuses them with a status. The token of a client is its id.
func byHand(needs needs, refusal int) stub.Make {
	return func(c *contract.Contract, o stub.Options) *stub.Stub {
		s := newAcme(c, o)
		handlers := acme{http.NewServeMux(), s.Switches}
		for _, p := range parts {
			p.add(handlers)
		}
		handlers.HandleFunc("POST /token", func(w http.ResponseWriter, r *http.Request) {
			respond(w, http.StatusOK, object{"access_token": r.PostFormValue("client_id"), "token_type": "Bearer"})
		})
		s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			token, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
			caller, known := s.Config.Credentials[token]
			known = known && bearer
			lacks := func(anyOf []string) bool {
				return !slices.ContainsFunc(anyOf, func(p string) bool { return slices.Contains(caller.Holds, p) })
			}
			op, err := c.Find(r)
			if err != nil {
				op = &contract.Operation{} // the token endpoint
			}
			needed, protected := needs[op.ID]
			switch {
			case protected && !known:
				http.Error(w, "unknown", http.StatusUnauthorized)
			case slices.ContainsFunc(needed, lacks):
				http.Error(w, "refused", refusal)
			default:
				handlers.ServeHTTP(w, r)
			}
		})
		return s
	}
}

// A server that is wrong about its permissions violates just the requirement in question.
func TestPermissionsOfAWrongServer(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, c := range []struct {
		reason  string
		wrong   needs // instead of what is documented
		refusal int
		want    []rule.Site // violated guards
	}{
		{"a server that is right", nil, 403, nil},
		{"a reader may write", needs{"changeSettings": {{assetRead, assetWrite}}}, 403, []rule.Site{"changeSettings/guard/permission-asset-write"}},
		{"a reader may not read", needs{"getSettings": {{assetWrite}}}, 403, []rule.Site{"getSettings/guard/suffices-asset-read"}},
		{"reading needs another permission as well", needs{"getSettings": {{assetRead, assetWrite}, {scanWrite}}}, 403, []rule.Site{"getSettings/guard/suffices-asset-read"}},
		{"anybody may read", needs{"getSettings": nil}, 403, []rule.Site{"getSettings/guard/permission-asset-read"}},
		{"one of two alternatives is ignored", needs{"countWorkgroups": {{assetRead, assetWrite}}}, 403, []rule.Site{"countWorkgroups/guard/suffices-asset-or-scan-scan-management"}},
		{"the other one is ignored", needs{"countWorkgroups": {{scanWrite}}}, 403, []rule.Site{"countWorkgroups/guard/suffices-asset-or-scan-asset-management"}},
		{"one of two alternatives is asked for at a higher level", needs{"countWorkgroups": {{assetWrite, scanWrite}}}, 403, []rule.Site{"countWorkgroups/guard/suffices-asset-or-scan-asset-management"}},
		{"one of two alternatives is enough at a lower level", needs{"countWorkgroups": {{assetRead, assetWrite, scanRead, scanWrite}}}, 403, []rule.Site{"countWorkgroups/guard/permission-asset-or-scan"}},
		{"both alternatives are needed", needs{"countWorkgroups": {{assetRead, assetWrite}, {scanWrite}}}, 403, []rule.Site{"countWorkgroups/guard/suffices-asset-or-scan-asset-management", "countWorkgroups/guard/suffices-asset-or-scan-scan-management"}},
		{"one of two permissions is not needed", needs{"auditAccounts": {{accountWrite}}}, 403, []rule.Site{"auditAccounts/guard/permission-account-and-audit-user-audit-management"}},
		{"one of two permissions is enough at a lower level", needs{"auditAccounts": {{accountRead, accountWrite}, {auditRead, auditWrite}}}, 403, []rule.Site{"auditAccounts/guard/permission-account-and-audit-user-accounts-management"}},
		{"any of two permissions is enough", needs{"auditAccounts": {{accountWrite, auditRead, auditWrite}}}, 403, []rule.Site{"auditAccounts/guard/permission-account-and-audit-user-accounts-management", "auditAccounts/guard/permission-account-and-audit-user-audit-management"}},
		{"one of two sets is ignored", needs{"auditWorkgroups": {{assetRead, assetWrite, scanWrite}}}, 403, []rule.Site{"auditWorkgroups/guard/permission-account-and-audit-user-accounts-management", "auditWorkgroups/guard/permission-account-and-audit-user-audit-management"}},
		{"404 is a refusal where 403 is not documented", nil, 404, []rule.Site{"changeSettings/guard/permission-asset-write", "getSettings/guard/permission-asset-read"}},
		{"400 is no refusal of a permission", nil, 400, []rule.Site{
			"auditAccounts/guard/permission-account-and-audit-user-accounts-management", "auditAccounts/guard/permission-account-and-audit-user-audit-management",
			"auditWorkgroups/guard/permission-account-and-audit-user-accounts-management", "auditWorkgroups/guard/permission-account-and-audit-user-audit-management",
			"auditWorkgroups/guard/permission-asset-or-scan", "changeSettings/guard/permission-asset-write",
			"countWorkgroups/guard/permission-asset-or-scan", "getSettings/guard/permission-asset-read",
		}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			v := *acmeVendor(t)
			all := maps.Clone(documented)
			maps.Copy(all, c.wrong)
			v.Stub = byHand(all, c.refusal)
			assert.Equal(t, c.want, violatedGuards(t, &v))
		})
	}
}

// violatedGuards runs all trials of a vendor, and lists the guards that they find violated of the
// operations that need permissions. No trial of such a guard may be blocked.
func violatedGuards(t *testing.T, v *suite.Vendor) []rule.Site {
	t.Helper()
	r, err := run.Run(t.Context(), options([]*suite.Vendor{v}))
	require.NoError(t, err)
	var violated []rule.Site
	for _, one := range r.Trials {
		if _, protected := documented[one.Sites[0].Operation()]; !protected || !one.Sites[0].IsGuard() {
			continue
		}
		assert.Empty(t, one.Blocked+one.Error, one.ID)
		for _, check := range one.Checks {
			if check.Grade == evidence.Violated {
				violated = append(violated, check.Sites[0])
			}
		}
	}
	slices.Sort(violated)
	return violated
}
