package run_test

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// witnesses counts, over a proof of all vendors, what one checker alone found. Most false alarms came from a
// lone witness: each kind of them needs a reason here.
type witnesses struct {
	mu       sync.Mutex
	count    map[string]int       // by checker and keyword
	examples map[string]rule.Site // one place of each
}

// alone says why one checker sees what the others do not.
var alone = map[string]string{
	"wire check Retry-After":         "a header that comes twice: the validators read the first",
	"wire check X-Total-Count":       "a header that comes twice: the validators read the first",
	"wire check absent":              "the validators do not look at the body of a response that has none",
	"wire check enum":                "a value that chooses no variant: the validators know only one variant of a body",
	"wire check format":              "a value in a path, which the validators are not shown, or in a variant inside a body",
	"wire check json":                "the validators are not shown what is no JSON",
	"wire check media-type":          "the validators are shown the media type of their document",
	"wire check nullable":            "a null that chooses no variant",
	"wire check required":            "a property that would choose the variant is missing",
	"wire check required-when":       "a keyword of assay",
	"wire check type":                "a value of a type that chooses no variant",
	"wire check undeclared":          "schemas are open, so no validator reports it",
	"wire check undocumented-status": "the validators are not asked about a response that nobody documents",
}

func (w *witnesses) saw(f evidence.Finding) {
	if len(f.By) > 1 {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	kind := f.By[0] + " " + path.Base(string(f.Site))
	w.count[kind]++
	w.examples[kind] = min(cmp.Or(w.examples[kind], f.Site), f.Site)
}

// check tells what one checker alone found, and fails for a kind that has no reason. CI prints the file that
// ASSAY_WITNESS names.
func (w *witnesses) check(t *testing.T) {
	var lines []string
	for _, kind := range slices.Sorted(maps.Keys(w.count)) {
		lines = append(lines, fmt.Sprintf("%6d  %-40s %s, such as %s", w.count[kind], kind, alone[kind], w.examples[kind]))
		assert.NotEmpty(t, alone[kind], "only one checker found this %d times: %s; find out why, and say so in alone", w.count[kind], kind)
	}
	for kind := range alone {
		assert.Contains(t, w.count, kind, "nobody is alone with this any more")
	}
	told := "found by one checker alone:\n" + strings.Join(lines, "\n") + "\n"
	t.Log(told)
	if file := os.Getenv("ASSAY_WITNESS"); file != "" {
		assert.NoError(t, os.WriteFile(file, []byte(told), 0o600))
	}
}
