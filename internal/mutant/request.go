package mutant

import (
	"bytes"
	"io"
	"net/http"
	"slices"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
)

// accept repairs a request that violates the constraint with the valid value and passes it on.
func accept(c *contract.Contract, op *contract.Operation, one contract.Constraint, e contract.Edit) Mutant {
	id := string(one.Site) + e.Suffix
	return Mutant{
		ID: id + ":accept", Kind: Accept, Site: one.Site, What: "a request with " + one.Place() + " " + e.What + " is accepted", Case: id, finds: c.Find,
		serve: func(w http.ResponseWriter, r *http.Request, next http.Handler, valid any) {
			body := take(r)
			violates := slices.ContainsFunc(c.CheckRequest(op, r, body), func(f evidence.Finding) bool { return f.Site.Under(one.Site) })
			if put(r, body); violates {
				repair(c, op, one, r, body, valid)
			}
			next.ServeHTTP(w, r)
		},
	}
}

// repair sets the valid value at the place of the constraint.
func repair(c *contract.Contract, op *contract.Operation, one contract.Constraint, r *http.Request, body []byte, valid any) {
	if one.In != "body" {
		text, _ := valid.(string)
		c.SetParameter(op, r, one.In, one.Name, text, false)
		return
	}
	value := valid
	if !one.Whole() {
		sent := op.Body.Decode(r.Header, body)
		if sent == nil {
			return
		}
		value = one.Put(sent, valid)
	}
	text, contentType, err := op.Body.Encode(value)
	if err != nil {
		return
	}
	r.Header.Set("Content-Type", contentType)
	put(r, text)
}

// tighten refuses a request that has the value at the edge.
func tighten(c *contract.Contract, op *contract.Operation, one contract.Constraint, e contract.Edit) Mutant {
	return Mutant{
		ID: string(one.Site) + e.Suffix + ":tighten", Kind: Tighten, Site: one.Site, What: "a request with " + one.Place() + " " + e.What + " is refused", finds: c.Find,
		serve: func(w http.ResponseWriter, r *http.Request, next http.Handler, _ any) {
			body := take(r)
			if atEdge(c, op, one, e, r, body) {
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(http.StatusBadRequest)
				// the client may have gone
				_, _ = io.WriteString(w, `{"error":"tightened","message":"a mutant refuses a valid value"}`)
				return
			}
			put(r, body)
			next.ServeHTTP(w, r)
		},
	}
}

// atEdge reports whether a request has exactly the value at the edge.
func atEdge(c *contract.Contract, op *contract.Operation, one contract.Constraint, e contract.Edit, r *http.Request, body []byte) bool {
	if one.In != "body" {
		value, sent := c.Parameter(r, one.In, one.Name)
		edge, absent := one.EditText(e, value)
		return absent == !sent && (absent || edge == value)
	}
	if len(one.Pointer) == 0 && one.Keyword != contract.KeywordRequiredWhen { // the body as a whole
		_, absent := e.Do(nil)
		return absent == (len(body) == 0)
	}
	sent := op.Body.Decode(r.Header, body)
	return sent != nil && one.Stands(sent, e)
}

// take reads the body of a request.
func take(r *http.Request) []byte {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil // the stub refuses a body that cannot be read
	}
	put(r, body)
	return body
}

// put sets the body of a request. GetBody must go: kin-openapi would restore the old body from it.
func put(r *http.Request, body []byte) {
	r.Body, r.GetBody, r.ContentLength = io.NopCloser(bytes.NewReader(body)), nil, int64(len(body))
}
