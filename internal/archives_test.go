package internal_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// validators names, by module, the one package whose compiled archive may hold types of a
// validator. A package that reaches such a type, even by an unexported field, compiles all of
// it again: that once added 50 MB to each assay package.
var validators = map[string]string{
	"github.com/pb33f/":  "internal/contract/libopenapi",
	"github.com/getkin/": "internal/contract",
}

func TestArchivesHoldNoValidatorTypes(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-export", "-f", "{{.ImportPath}} {{.Export}}", module+"...").Output()
	require.NoError(t, err)
	at := map[string]int{} // archives that hold types of a validator, by module
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		if file == "" {
			continue // a package with only tests
		}
		archive, err := os.ReadFile(file)
		require.NoError(t, err)
		for origin, home := range validators {
			if !bytes.Contains(archive, []byte("type:*"+origin)) {
				continue
			}
			at[origin]++
			assert.Equal(t, home, strings.TrimPrefix(path, module), "%s holds types of %s; put an assay interface between them", path, origin)
		}
	}
	for origin := range validators {
		assert.Equal(t, 1, at[origin], "the test looks for types that no longer exist: %s", origin)
	}
}
