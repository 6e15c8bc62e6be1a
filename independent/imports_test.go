package independent_test

import (
	"os/exec"
	"strings"
	"testing"
)

// The servers share nothing with assay: what assay gets wrong, they do not get wrong with it.
func TestImportNothingOfAssay(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-test", "./...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	const assay = "github.com/assay-conformance/assay"
	for _, path := range strings.Fields(string(out)) {
		if strings.HasPrefix(path, assay) && !strings.HasPrefix(path, assay+"/independent") {
			t.Errorf("the servers import %s of assay", path)
		}
	}
}
