package trial_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/trial"
)

func TestStatusesGrade(t *testing.T) {
	t.Parallel()
	any4xx := trial.Statuses{Refusal: true}
	duplicate := trial.Statuses{Codes: []int{409}, Tolerated: []int{400}}
	for _, c := range []struct {
		reason string
		want   trial.Statuses
		status int
		grade  evidence.Grade
	}{
		{"the documented status", duplicate, 409, evidence.OK},
		{"the documentation contradicts itself", duplicate, 400, evidence.Tolerated},
		{"a refusal other than the documented one", duplicate, 422, evidence.Violated},
		{"accepted", duplicate, 201, evidence.Violated},
		{"any refusal, if none is documented", any4xx, 422, evidence.OK},
		{"a conflict is a refusal", any4xx, 409, evidence.OK},
		{"401 is about the caller, not the request", any4xx, 401, evidence.Violated},
		{"403 is about permissions", any4xx, 403, evidence.Violated},
		{"404 is about the address", any4xx, 404, evidence.Violated},
		{"405 is about the method", any4xx, 405, evidence.Violated},
		{"408 is about time", any4xx, 408, evidence.Violated},
		{"429 is about the rate limit", any4xx, 429, evidence.Violated},
		{"a server error is not a refusal", any4xx, 500, evidence.Violated},
		{"a redirect is not a refusal", any4xx, 302, evidence.Violated},
		{"401 is not 403, where 403 is documented", trial.Statuses{Codes: []int{403}}, 401, evidence.Violated},
		{"403 is not 401, where 401 is documented", trial.Statuses{Codes: []int{401}}, 403, evidence.Violated},
	} {
		assert.Equal(t, c.grade, c.want.Grade(c.status), c.reason)
	}
}
