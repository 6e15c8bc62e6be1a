package reports_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

// thousand returns a run with a thousand rules, a sixth of them violated.
func thousand() result.Result {
	r := sample()
	all := r.Rules
	r.Rules = make([]result.RuleResult, 0, 1000)
	for i := range 1000 {
		rr := all[i%len(all)]
		rr.Rule.ID = fmt.Sprintf("%s-%d", rr.Rule.ID, i)
		r.Rules = append(r.Rules, rr)
	}
	return r
}

// A report must be small enough to mail.
func TestHTMLSizeOfThousandRules(t *testing.T) {
	t.Parallel()
	assert.Less(t, len(written(t, reports.HTML, thousand())), 2<<20)
}

func BenchmarkHTML(b *testing.B) {
	r := thousand()
	for b.Loop() {
		var size counter
		if err := reports.HTML(&size, r); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(size), "bytes/page")
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }
