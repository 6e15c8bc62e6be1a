package rule_test

import (
	"strings"
	"testing"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/specs"
)

// FuzzParse checks that Parse returns a catalogue or an error that names the file, and never
// panics.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", head, head + row("A"), head + row("A") + row("A"), head + "  - \n", head + "  - null\n  - ~\n",
		"a: &a [*a]\nrules: *a\n", "vendor: a\n" + sourceHead + "<<: {rules: [{id: A}]}\n", "---\nvendor: a\n---\nrules: []\n",
		"vendor: a\nsource: {url: \"\\x00\"}\nrules: &x\n  - {id: A, line: 1}\n", "rules: !!set {a, b}\n", "? [a]\n: b\n", "\xff\xfe", "rules: [[[[[[",
	} {
		f.Add([]byte(seed))
	}
	if shipped, err := specs.Files.ReadFile("alloyscan/rules.yaml"); err == nil {
		f.Add(shipped)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := rule.Parse("rules.yaml", data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "rules.yaml:") {
				t.Errorf("the error does not begin with the file: %v", err)
			}
			return
		}
		for _, r := range c.Rules {
			if found, ok := c.Rule(r.ID); !ok || found.ID != r.ID {
				t.Errorf("rule %q not found", r.ID)
			}
		}
	})
}
