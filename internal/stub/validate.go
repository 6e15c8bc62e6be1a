package stub

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

func (c *Chain) validated(op *contract.Operation, w http.ResponseWriter, r *http.Request, next http.Handler) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, MaxBody))
	if err != nil {
		c.Refuse(w, http.StatusRequestEntityTooLarge, "too_large", fmt.Sprintf("the body exceeds %d bytes", MaxBody))
		return
	}
	restore := func() {
		r.Body, r.GetBody, r.ContentLength = io.NopCloser(bytes.NewReader(body)), nil, int64(len(body))
	}
	restore()
	if findings := c.Contract.CheckRequest(op, r, body); len(findings) > 0 {
		status := http.StatusBadRequest
		if op.Body != nil && len(body) > 0 && slices.ContainsFunc(findings, func(f evidence.Finding) bool {
			return f.Site == rule.MakeSite(string(op.Body.Site), contract.KeywordMediaType)
		}) {
			status = http.StatusUnsupportedMediaType
		}
		restore()
		c.refused(op, Caller(r.Context()), r, next)
		c.Refuse(w, status, "invalid_request", explain(findings))
		return
	}
	restore()
	next.ServeHTTP(w, r)
}

// refused does the work of a write that is about to be refused, if the guard against that is off.
func (c *Chain) refused(op *contract.Operation, caller Principal, r *http.Request, next http.Handler) {
	if op.Writes() && !c.Switches.Enforces(rule.Guard(op.ID, contract.RefusedLeavesNothing)) {
		c.recovered(next).ServeHTTP(httptest.NewRecorder(), r.WithContext(context.WithValue(r.Context(), principalKey{}, caller)))
	}
}

func explain(findings []evidence.Finding) string {
	var parts []string
	for _, f := range findings {
		_, place, _ := strings.Cut(string(f.Site), "/")
		parts = append(parts, fmt.Sprintf("%s: expected %s, got %s", place, f.Expected, f.Actual))
	}
	return strings.Join(parts, "; ")
}
