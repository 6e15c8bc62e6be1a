package trial_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/trial"
)

func TestGradeOfAStatus(t *testing.T) {
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
		{"another refusal than the documented one", duplicate, 422, evidence.Violated},
		{"accepted", duplicate, 201, evidence.Violated},
		{"any refusal will do where none is documented", any4xx, 422, evidence.OK},
		{"a conflict is a refusal", any4xx, 409, evidence.OK},
		{"401 speaks of the caller, not of the request", any4xx, 401, evidence.Violated},
		{"403 speaks of the caller's permissions", any4xx, 403, evidence.Violated},
		{"404 speaks of the address", any4xx, 404, evidence.Violated},
		{"405 speaks of the method", any4xx, 405, evidence.Violated},
		{"408 speaks of time", any4xx, 408, evidence.Violated},
		{"429 speaks of how often the caller comes", any4xx, 429, evidence.Violated},
		{"a server that falls over refuses nothing", any4xx, 500, evidence.Violated},
		{"a redirect refuses nothing", any4xx, 302, evidence.Violated},
		{"401 is not 403, where 403 is documented", trial.Statuses{Codes: []int{403}}, 401, evidence.Violated},
		{"403 is not 401, where 401 is documented", trial.Statuses{Codes: []int{401}}, 403, evidence.Violated},
	} {
		assert.Equal(t, c.grade, c.want.Grade(c.status), c.reason)
	}
}
