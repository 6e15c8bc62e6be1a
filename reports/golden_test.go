package reports_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

var update = flag.Bool("update", false, "update the golden files")

// writers are the formats by the name of their golden file.
var writers = map[string]func(io.Writer, result.Result) error{
	"report.html": reports.HTML,
	"report.json": reports.JSON,
	"junit.xml":   reports.JUnit,
	"summary.md":  reports.Markdown,

	"report.sarif": reports.SARIF,
	"ctrf.json":    reports.CTRF,
	"badge.json":   reports.Badge,
	"repro.sh":     reports.Repro,
	"log.txt":      reports.Annotations,
}

func written(t *testing.T, write func(io.Writer, result.Result) error, r result.Result) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, write(&out, r))
	return out.String()
}

func TestGolden(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			got := written(t, write, sample())
			file := filepath.Join("testdata", name)
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.True(t, string(want) == got, "%s differs; update it with go test ./reports -run TestGolden -update, and review the diff", file)
		})
	}
}

func TestWritersArePure(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			r := sample()
			first := written(t, write, r)
			assert.Equal(t, sample(), r, "the writer must not change the result")
			assert.True(t, first == written(t, write, sample()), "equal results must give equal bytes")
		})
	}
}

type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestWritersReturnWriteErrors(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			assert.ErrorIs(t, write(closedPipe{}, sample()), io.ErrClosedPipe)
		})
	}
}
