// Package internal_test holds the layers of the project: which package may import which.
// ARCHITECTURE.md draws them; a new arrow is a decision, and it is made here.
package internal_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/assay-conformance/assay/"

// layers lists the assay packages that each package may import. VENDOR stands for any vendor,
// the same one on both sides.
var layers = map[string]string{
	"internal/yamlfile":            "",
	"internal/rule":                "internal/yamlfile",
	"internal/evidence":            "internal/rule",
	"internal/exchange":            "internal/evidence internal/rule",
	"internal/result":              "internal/evidence internal/exchange internal/rule",
	"internal/contract":            "internal/contract/edit internal/contract/format internal/contract/libopenapi internal/contract/schema internal/contract/value internal/contract/wire internal/evidence internal/exchange internal/rule internal/yamlfile",
	"internal/contract/edit":       "internal/contract/schema internal/contract/value internal/rule",
	"internal/contract/format":     "",
	"internal/contract/libopenapi": "internal/contract/format",
	"internal/contract/schema":     "internal/rule",
	"internal/contract/value":      "internal/contract/format internal/contract/schema",
	"internal/contract/wire":       "internal/contract/schema",
	"internal/resource":            "internal/contract internal/exchange internal/yamlfile",
	"internal/model":               "internal/exchange internal/resource",
	"internal/target":              "internal/contract internal/exchange internal/rule",
	"internal/stub":                "internal/contract internal/evidence internal/exchange internal/rule internal/target",
	"internal/stub/stubtest":       "internal/contract internal/exchange internal/rule internal/stub internal/target specs", // imported only by tests
	"internal/stub/VENDOR":         "generated/VENDOR internal/contract internal/rule internal/stub internal/target",
	"internal/record":              "internal/evidence internal/exchange internal/result internal/rule",
	"internal/trial":               "internal/contract internal/evidence internal/exchange internal/model internal/record internal/resource internal/result internal/rule internal/target",
	"internal/derive":              "internal/contract internal/evidence internal/exchange internal/resource internal/result internal/rule internal/trial",
	"internal/mutant":              "internal/contract internal/evidence internal/exchange internal/rule",
	"internal/operator":            "internal/contract internal/resource internal/rule",
	"steps":                        "internal/evidence internal/exchange internal/resource internal/result internal/rule internal/trial",
	"steps/VENDOR":                 "generated/VENDOR internal/exchange internal/resource internal/trial steps",
	"internal/run":                 "internal/contract internal/mutant internal/operator internal/evidence internal/exchange internal/result internal/rule internal/stub internal/target internal/trial internal/suite",
	"reports":                      "internal/evidence internal/exchange internal/result internal/rule",
	"reports/browser":              "", // only tests
	"cmd/assay":                    "internal/builtin internal/contract internal/exchange internal/result internal/run internal/rule internal/stub internal/target internal/suite reports",
	// make mutants; nothing of assay imports them
	"tools/mutants":          "internal/yamlfile tools/mutants/edits tools/mutants/jobs",
	"tools/mutants/edits":    "",
	"tools/mutants/jobs":     "",
	"tools/mutants/switches": "", // imported by the rewritten sources of the stubs, too
	"tools/mutants/worker":   "internal/builtin internal/evidence internal/result internal/run internal/stub tools/mutants/jobs tools/mutants/switches",
	"specs":                  "",
	"specs/join":             "", // a tool of make generate
	"features":               "",
	"generated/VENDOR":       "",
	// an empty package, named for the output of go test
	"reports/browser/skipped-run-make-test": "",
	"internal/suite":                        "internal/contract internal/derive internal/resource internal/result internal/rule internal/stub internal/target internal/trial internal/yamlfile steps",
	// the only package that knows which vendors there are
	"internal/builtin": "features internal/stub/* internal/suite specs steps/*",
}

func TestImportsFollowLayers(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").Output()
	require.NoError(t, err)
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		from := strings.TrimPrefix(words[0], module)
		if from == "internal" {
			continue
		}
		allowed, vendor, known := layerOf(from)
		if !assert.True(t, known, "%s is a new package: add it to layers", from) {
			continue
		}
		for _, imported := range words[1:] {
			if to, found := strings.CutPrefix(imported, module); found {
				assert.False(t, strings.HasSuffix(to, "test"), "%s imports %s, which is only for tests", from, to)
				assert.True(t, passes(strings.ReplaceAll(allowed, "VENDOR", vendor), to), "%s must not import %s", from, to)
			}
		}
	}
}

// layerOf returns what a package may import and its vendor.
func layerOf(from string) (allowed, vendor string, known bool) {
	if allowed, known = layers[from]; known {
		return allowed, "", true
	}
	i := strings.LastIndex(from, "/")
	if i < 0 {
		return "", "", false
	}
	allowed, known = layers[from[:i]+"/VENDOR"]
	return allowed, from[i+1:], known
}

func passes(allowed, to string) bool {
	return slices.ContainsFunc(strings.Fields(allowed), func(a string) bool {
		prefix, any := strings.CutSuffix(a, "*")
		return a == to || any && strings.HasPrefix(to, prefix)
	})
}
