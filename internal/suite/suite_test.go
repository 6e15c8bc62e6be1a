package suite_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/features"
	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/specs"
)

func TestEveryVendorOnDiskIsRegistered(t *testing.T) {
	t.Parallel()
	for _, tree := range []fs.FS{specs.Files, features.Files} {
		entries, err := fs.ReadDir(tree, ".")
		require.NoError(t, err)
		for _, e := range entries {
			if e.IsDir() {
				assert.Contains(t, builtin.Vendors().Names(), e.Name())
			}
		}
	}
}

// Load reports an error in any file with the file and, if there is one, the line.
func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, file, old, new string
		want                 []string
		reason               string
	}{
		{"unknown site", "rules.yaml", "createSegment/409]", "createSegment/410]", []string{"specs/alloyscan/rules.yaml:", "unknown site createSegment/410", "available under createSegment: "}, "a misspelt site would never be checked"},
		{"unknown guard", "rules.yaml", "guard/stored", "guard/storred", []string{"unknown site createSegment/guard/storred", "stored"}, "the stub must have the guard"},
		{"unclaimed guard", "rules.yaml", "[listSegments/guard/limit]", "[listSegments/200]", []string{"no rule claims the stub's guard listSegments/guard/limit"}, "a rule that is enforced but not stated"},
		{"unknown key", "rules.yaml", "    level: must", "    levle: must", []string{"specs/alloyscan/rules.yaml:", "levle"}, "a misspelt key would be ignored"},
		{"not OpenAPI", "openapi.yaml", "openapi: 3.0.3", "openapi: [", []string{"specs/alloyscan/openapi.yaml"}, "an invalid document"},
		{"default response", "openapi.yaml", "        4XX: {$ref", "        default: {$ref", []string{"default response", "x-undocumented"}, "kin-openapi would accept any status"},
		{"unknown tag", "create.feature", "@ALLOY-CREATE-409-SITE-SCOPE", "@ALLOY-CREATE-409-SITE-SCOOP", []string{"features/alloyscan/create.feature:3: the tag @ALLOY-CREATE-409-SITE-SCOOP is not a rule"}, "a scenario must name its rule"},
		{"undefined step", "create.feature", "When a segment is created without addresses", "When a segment is made without addresses", []string{"features/alloyscan/create.feature:", `no phrase matches the When step "a segment is made without addresses"`}, "an undefined step would be skipped"},
		{"step under the wrong keyword", "create.feature", "Then the request is accepted", "Given the request is accepted", []string{`no phrase matches the Given step "the request is accepted"`}, "Given, When and Then are not interchangeable"},
		{"unknown convention", "rules.yaml", "conventions: [name-taken]", "conventions: [name-free]", []string{"specs/alloyscan/rules.yaml:", "rule ALLOY-CREATE-409-DUPLICATE-NAME: unknown convention \"name-free\" (available: ", "name-taken"}, "a misspelt convention would never be checked"},
		{"unknown resource of a convention", "rules.yaml", "conventions: [name-taken]\n    resource: segment\n", "conventions: [name-taken]\n    resource: segments\n", []string{"needs the noun of a resource under resource, got \"segments\" (available: segment)"}, "a misspelt noun"},
		{"a convention without a value", "conventions.feature", "A second <noun> of", "A second <noun> with <what> of", []string{"rule ALLOY-CREATE-409-DUPLICATE-NAME: the convention name-taken needs what under with"}, "the outline would keep its placeholder"},
		{"one convention of one resource for two rules", "rules.yaml", "conventions: [renamed-to-taken]", "conventions: [name-taken]", []string{"the title \"A second segment of the same name is refused\" is taken"}, "two trials would have one id"},
		{"no Gherkin", "list.feature", "Feature:", "Featur:", []string{"features/alloyscan/list.feature", "(1:1)"}, "a file that would not be run"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			_, err := changed(t, tc.file, tc.old, tc.new).Load("alloyscan")
			require.Error(t, err, tc.reason)
			for _, want := range tc.want {
				assert.ErrorContains(t, err, want, tc.reason)
			}
		})
	}
}

func TestLoadUnknownVendor(t *testing.T) {
	t.Parallel()
	_, err := builtin.Vendors().Load("alloyscam")
	assert.EqualError(t, err, `unknown vendor "alloyscam" (available: `+strings.Join(builtin.Vendors().Names(), ", ")+")")
}

// notBuilt is why the rules of BeyondInsight's other families are not tested: the contract does not have
// their operations yet. They do not count here.
const notBuilt = "not built yet"

// Few behaviour rules are untested.
func TestMostBehaviourRulesAreTested(t *testing.T) {
	t.Parallel()
	all, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	for _, v := range all {
		behaviours, untested := 0, 0
		for _, r := range v.Rules.Rules {
			if r.Kind == rule.Behaviour && r.Untested != notBuilt {
				behaviours++
				if r.Untested != "" {
					untested++
				}
			}
		}
		assert.LessOrEqual(t, untested*10, behaviours, "%s: at most one behaviour rule in ten may be untested", v.Name)
	}
}

// changed returns the embedded files with one text replaced in one file.
func changed(t *testing.T, file, old, new string) suite.Source {
	t.Helper()
	done := false
	tree := func(from fs.FS) fs.FS {
		out := fstest.MapFS{}
		require.NoError(t, fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(from, path)
			if filepath.Base(path) == file && strings.Contains(string(data), old) {
				data = []byte(strings.Replace(string(data), old, new, 1))
				done = true
			}
			out[path] = &fstest.MapFile{Data: data, Mode: os.ModePerm}
			return err
		}))
		return out
	}
	files := suite.Source{Specs: tree(specs.Files), Features: tree(features.Files), Code: builtin.Vendors().Code}
	require.True(t, done, "%q is not in %s", old, file)
	return files
}

// The id of a trial identifies it, in reports and for a proof.
func TestIDsOfTrialsAreUnique(t *testing.T) {
	t.Parallel()
	all, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	for _, v := range all {
		seen := map[string]bool{}
		for _, c := range v.Cases {
			assert.False(t, seen[c.ID], "%s: %s", v.Name, c.ID)
			seen[c.ID] = true
		}
	}
}
