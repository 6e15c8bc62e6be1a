package reports_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func FuzzReadJSON(f *testing.F) {
	f.Add([]byte(`{"schema":"assay.report/2","rules":[],"trials":[],"footer":{"verdict":"x","exit":0,"rules":0,"trials":0}}`))
	f.Add([]byte(`{"schema":"other"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := reports.ReadJSON(bytes.NewReader(data)); err == nil {
			assert.Equal(t, result.Schema, r.Schema)
		}
	})
}
