package mutant

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// response is a recorded response that a mutant may change before it is sent.
type response struct {
	context contract.RequestContext // what the request has besides its body
	status  int
	header  http.Header
	body    []byte
}

// alterations lists the mutants of one response. An undocumented response has none, nor has a
// server error: no call provokes it. If the source does not document the body, only the status
// and the headers have mutants.
func alterations(c *contract.Contract, op *contract.Operation, r contract.Response) []Mutant {
	status, err := strconv.Atoi(r.Status)
	if r.Undocumented || err != nil || status/100 == 5 {
		return nil
	}
	var all []Mutant
	add := func(site rule.Site, how, what string, change func(*response)) {
		all = append(all, alter(c, status, Mutant{ID: string(site) + ":" + how, Kind: AlterResponse, Site: site, What: what}, change))
	}
	if other, ok := another(op, r); ok {
		add(r.Site, fmt.Sprintf("status=%d", other), fmt.Sprintf("the status is %d, another documented one", other), func(w *response) { w.status = other })
		all[len(all)-1].Becomes = op.ResponseSite(other)
	}
	odd := undocumented(status)
	add(r.Site, fmt.Sprintf("status=%d", odd), fmt.Sprintf("the status is %d, which is not documented", odd), func(w *response) { w.status = odd })
	for _, h := range r.Headers {
		if !h.Repeats {
			add(rule.MakeSite(string(r.Site), "header", h.Name), "twice", "the response has the header "+h.Name+" twice", func(w *response) { repeat(w.header, h.Name) })
		}
		for _, one := range h.Constraints() {
			for _, e := range one.Beyond() {
				add(one.Site, "alter"+e.Suffix, "the response has the header "+h.Name+" "+e.What, func(w *response) { malform(w.header, one, e) })
			}
		}
	}
	if r.Status == "429" {
		all = append(all, waits(c, r)...)
	}
	if r.OpenBody {
		return all
	}
	if r.MediaType == "" {
		add(rule.MakeSite(string(r.Site), "body", "absent"), "body", "the response has a body", func(w *response) {
			w.header.Set("Content-Type", "application/json")
			w.body = []byte(`{"assay":true}`)
		})
		return all
	}
	add(rule.MakeSite(string(r.Site), "media-type"), "alter", "the response is sent as text/html", func(w *response) { w.header.Set("Content-Type", "text/html") })
	return append(all, bodies(c, r, status)...)
}

// malform makes one change of a header, if the response has it.
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

// repeat adds a header a second time, if the response has it.
func repeat(header http.Header, name string) {
	if value := header.Get(name); value != "" {
		header.Add(name, value)
	}
}

// bodies lists the mutants of a documented body, if it is JSON.
func bodies(c *contract.Contract, r contract.Response, status int) []Mutant {
	raw := rule.MakeSite(string(r.Site), "body", contract.KeywordJSON)
	if !c.Has(raw) {
		return nil
	}
	var all []Mutant
	add := func(site rule.Site, how, what string, change func(*response)) {
		all = append(all, alter(c, status, Mutant{ID: string(site) + ":" + how, Kind: AlterResponse, Site: site, What: what}, change))
	}
	add(raw, "empty", "the response body is empty", func(w *response) { w.body = nil })
	add(raw, "trailing", "the response has bytes after the body", func(w *response) { w.body = append(bytes.Clone(w.body), " {}"...) })
	if constraints := r.Constraints(); len(constraints) == 0 || slices.ContainsFunc(constraints, contract.Constraint.Declares) { // a text has no properties
		add(raw, "duplicate", "the response has a duplicate property", func(w *response) {
			w.body = bytes.Replace(w.body, []byte("{"), []byte(`{"assay":1,"assay":2,`), 1)
		})
	}
	objects := map[string]bool{}
	for _, one := range r.Constraints() {
		place := strings.Join(one.Pointer, "/")
		if one.Declares() && !objects[place] {
			objects[place] = true
			add(rule.MakeSite(string(r.Site), "body", place, "undeclared"), "alter", "the response has an undeclared property", edited(one, func(old any) (any, bool) {
				properties, _ := old.(map[string]any)
				more := map[string]any{"assayUndeclared": true}
				for name, v := range properties {
					more[name] = v
				}
				return more, false
			}))
		}
		for _, e := range one.Beyond() {
			if e.Do != nil {
				add(one.Site, "alter"+e.Suffix, "the response has "+one.Place()+" "+e.What, edited(one, e.Do))
			}
		}
	}
	return all
}

// edited makes one change at a place of the body, if the response has it.
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

// alter records the stub's response and changes it, if it has the mutant's status.
func alter(c *contract.Contract, status int, m Mutant, change func(*response)) Mutant {
	m.finds = c.Find
	m.serve = func(w http.ResponseWriter, r *http.Request, next http.Handler, _ any) {
		recorded := httptest.NewRecorder()
		next.ServeHTTP(recorded, r)
		altered := &response{context: c.RequestContextOf(r), status: recorded.Code, header: recorded.Header(), body: recorded.Body.Bytes()}
		if altered.status == status {
			change(altered)
			altered.header.Del("Content-Length")
		}
		maps.Copy(w.Header(), altered.header)
		w.WriteHeader(altered.status)
		// net/http refuses the body of a 204 on a socket: the headers are violation enough
		_, _ = w.Write(altered.body)
	}
	return m
}

// another finds another documented refusal of the operation. A refusal turned into a success
// would look like a constraint that is not enforced.
func another(op *contract.Operation, except contract.Response) (int, bool) {
	for _, r := range op.Responses {
		status, err := strconv.Atoi(r.Status)
		if err == nil && r.Site != except.Site && !r.Undocumented && status/100 != 2 {
			return status, true
		}
	}
	return 0, false
}

// undocumented is a status of the same class that no shipped contract has.
func undocumented(status int) int {
	if status/100 == 4 {
		return http.StatusTeapot
	}
	return status/100*100 + 99
}
