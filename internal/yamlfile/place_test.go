package yamlfile_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/yamlfile"
)

// A joined file tells of its parts.
func TestPlace(t *testing.T) {
	t.Parallel()
	f, err := yamlfile.Parse("specs/v/openapi.yaml", []byte("# joined\nopenapi: 3.0.3\npaths:\n  # from openapi/a.yaml:7\n  /a: 1\n  /b: 2\n  # from openapi/c.yaml:3\n  /c: 3\n"))
	require.NoError(t, err)
	for line, want := range map[int]string{
		2: "specs/v/openapi.yaml:2", 3: "specs/v/openapi.yaml:3", 5: "specs/v/openapi/a.yaml:7", 6: "specs/v/openapi/a.yaml:8", 8: "specs/v/openapi/c.yaml:3",
	} {
		assert.Equal(t, want, f.Place(line), "line %d", line)
	}
	assert.Equal(t, "specs/v/openapi/a.yaml:8", f.Place(f.Line("paths", "/b")))
}
