package mutant

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// answer is a recorded answer that an alteration may change before it is sent.
type response struct {
	context contract.RequestContext // what the request said beside its body
	status  int
	header  http.Header
	body    []byte
}

// alterations lists the defects of one answer. An answer that the source does not document
// has none, nor has one that says that the server is broken: no call provokes it. Of one whose
// body the source does not document only the status can be wrong.
func alterations(c *contract.Contract, op *contract.Operation, a contract.Response) []Mutant {
	status, err := strconv.Atoi(a.Status)
	if a.Undocumented || err != nil || status/100 == 5 {
		return nil
	}
	var all []Mutant
	add := func(site rule.Site, how, what string, change func(*response)) {
		all = append(all, alter(c, status, Mutant{ID: string(site) + ":" + how, Kind: AlterResponse, Site: site, What: what}, change))
	}
	if other, ok := another(op, a); ok {
		add(a.Site, fmt.Sprintf("status=%d", other), fmt.Sprintf("it is answered with %d, another documented status", other), func(w *response) { w.status = other })
		all[len(all)-1].Becomes = op.ResponseSite(other)
	}
	odd := undocumented(status)
	add(a.Site, fmt.Sprintf("status=%d", odd), fmt.Sprintf("it is answered with %d, which is not documented", odd), func(w *response) { w.status = odd })
	for _, h := range a.Headers {
		if !h.Repeats {
			add(rule.MakeSite(string(a.Site), "header", h.Name), "twice", "the header "+h.Name+" stands twice", func(w *response) { repeat(w.header, h.Name) })
		}
		for _, one := range h.Constraints() {
			for _, e := range one.Beyond() {
				add(one.Site, "alter"+e.Suffix, "the header "+h.Name+" is "+e.What, func(w *response) { malform(w.header, one, e) })
			}
		}
	}
	if a.Status == "429" {
		all = append(all, waits(c, a)...)
	}
	if a.OpenBody {
		return all
	}
	if a.MediaType == "" {
		add(rule.MakeSite(string(a.Site), "body", "absent"), "body", "it announces and has a body", func(w *response) {
			w.header.Set("Content-Type", "application/json")
			w.body = []byte(`{"assay":true}`)
		})
		return all
	}
	add(rule.MakeSite(string(a.Site), "media-type"), "alter", "it comes as text/html", func(w *response) { w.header.Set("Content-Type", "text/html") })
	return append(all, bodies(c, a, status)...)
}

// malform makes one change of a header; one that is not there is left alone.
func malform(header http.Header, one contract.Constraint, e contract.Edit) {
	old := header.Get(one.Name)
	if old == "" {
		return
	}
	if value, absent := one.EditText(e, old); absent {
		header.Del(one.Name)
	} else {
		header.Set(one.Name, value)
	}
}

// repeat makes a header stand twice; one that is not there is left alone.
func repeat(header http.Header, name string) {
	if value := header.Get(name); value != "" {
		header.Add(name, value)
	}
}

// bodies lists the defects of a documented body.
func bodies(c *contract.Contract, a contract.Response, status int) []Mutant {
	var all []Mutant
	add := func(site rule.Site, how, what string, change func(*response)) {
		all = append(all, alter(c, status, Mutant{ID: string(site) + ":" + how, Kind: AlterResponse, Site: site, What: what}, change))
	}
	raw := rule.MakeSite(string(a.Site), "body", "json")
	add(raw, "empty", "the body is empty", func(w *response) { w.body = nil })
	add(raw, "trailing", "there are bytes after the body", func(w *response) { w.body = append(bytes.Clone(w.body), " {}"...) })
	add(raw, "duplicate", "a member stands twice", func(w *response) {
		w.body = bytes.Replace(w.body, []byte("{"), []byte(`{"assay":1,"assay":2,`), 1)
	})
	objects := map[string]bool{}
	for _, one := range a.Constraints() {
		place := strings.Join(one.Pointer, "/")
		if one.Declares() && !objects[place] {
			objects[place] = true
			add(rule.MakeSite(string(a.Site), "body", place, "undeclared"), "alter", "a member that is not declared", edited(one, func(old any) (any, bool) {
				members, _ := old.(map[string]any)
				more := map[string]any{"assayUndeclared": true}
				for name, v := range members {
					more[name] = v
				}
				return more, false
			}))
		}
		for _, e := range one.Beyond() {
			if e.Do != nil {
				add(one.Site, "alter"+e.Suffix, "the answer has "+e.What+" at "+place, edited(one, e.Do))
			}
		}
	}
	return all
}

// edited makes one change at a place of the body. An answer that does not have the place is
// left alone.
func edited(one contract.Constraint, do func(any) (any, bool)) func(*response) {
	return func(w *response) {
		var body any
		if json.Unmarshal(w.body, &body) != nil {
			return
		}
		changed, _, found := one.Apply(w.context, body, do)
		if !found {
			return
		}
		if text, err := json.Marshal(changed); err == nil {
			w.body = text
		}
	}
}

// alter records the stub's answer and changes it, when it is the one that the defect is about.
func alter(c *contract.Contract, status int, d Mutant, change func(*response)) Mutant {
	d.finds = c.Find
	d.serve = func(w http.ResponseWriter, r *http.Request, next http.Handler, _ any) {
		recorded := httptest.NewRecorder()
		next.ServeHTTP(recorded, r)
		a := &response{context: c.RequestContextOf(r), status: recorded.Code, header: recorded.Header(), body: recorded.Body.Bytes()}
		if a.status == status {
			change(a)
			a.header.Del("Content-Length")
		}
		maps.Copy(w.Header(), a.header)
		w.WriteHeader(a.status)
		// a socket refuses the body of a 204: its headers are defect enough
		_, _ = w.Write(a.body)
	}
	return d
}

// another finds another documented status of the operation. A refusal that became a success
// could not be told from a constraint that is not enforced, so it becomes another refusal.
func another(op *contract.Operation, but contract.Response) (int, bool) {
	for _, a := range op.Responses {
		status, err := strconv.Atoi(a.Status)
		if err == nil && a.Site != but.Site && !a.Undocumented && status/100 != 2 {
			return status, true
		}
	}
	return 0, false
}

// undocumented is a status of the same class that no document of ours has.
func undocumented(status int) int {
	if status/100 == 4 {
		return http.StatusTeapot
	}
	return status/100*100 + 99
}
