package features_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/reports"
)

// Only the rules selected by -run and -skip are run.
func TestRunFlagSelectsRules(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, run, skip string
		rules             []string // rules that the run of alloyscan judged; nil if it did not run
		ok                bool
		output            string
	}{
		{"one rule", "^TestConformance$/alloyscan/ALLOY-CREATE-409-DUPLICATE-NAME$", "", []string{"ALLOY-CREATE-409-DUPLICATE-NAME"}, true, "--- PASS: TestConformance/alloyscan/ALLOY-CREATE-409-DUPLICATE-NAME"},
		{"an element is an unanchored pattern", "^TestConformance$/alloy/CREATE-(STORED|201)$", "", []string{"ALLOY-CREATE-STORED", "ALLOY-CREATE-201"}, true, "CONFORMANT: all 2 rules"},
		{"-skip excludes rules", "^TestConformance$/alloyscan/CREATE-(STORED|201)$", "//201$", []string{"ALLOY-CREATE-STORED"}, true, "CONFORMANT: the 1 rule of"},
		{"a vendor without a selected rule is not run", "^TestConformance$//ZPA-CREATE-STORED$", "", nil, true, "-run selects no rule of alloyscan"},
		{"a rule that no call can show", "^TestConformance$/alloyscan/ALLOY-CREATE-WIZARD$", "", nil, true, "ALLOY-CREATE-WIZARD is information: no call can show it"},
		{"a rule stated only by assay's contract is inconclusive", "^TestConformance$/alloyscan/ALLOY-BASE-URL$", "", []string{"ALLOY-BASE-URL"}, false, "INCONCLUSIVE: no rule of alloyscan was tested on the wire; 1 stated by the contract"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			out := t.TempDir()
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.v", "-test.run="+c.run, "-test.skip="+c.skip)
			cmd.Env = append(os.Environ(), "ASSAY_OUT="+out, "ASSAY_TARGET=", "ASSAY_ALLOW_WRITES=") // independent of the environment of this test
			text, err := cmd.Output()
			assert.Equal(t, c.ok, err == nil, "%s\n%s", c.reason, text)
			assert.Contains(t, string(text), c.output, c.reason)
			file, err := os.Open(filepath.Join(out, "alloyscan", "report.json"))
			if c.rules == nil {
				assert.ErrorIs(t, err, os.ErrNotExist, "no trial was run")
				return
			}
			require.NoError(t, err)
			defer file.Close()
			r, err := reports.ReadJSON(file)
			require.NoError(t, err)
			assert.ElementsMatch(t, c.rules, r.Meta.Selected, c.reason)
			assert.Less(t, len(r.Trials), 10, "unrelated trials are not run")
		})
	}
}
