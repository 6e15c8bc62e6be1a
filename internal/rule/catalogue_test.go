package rule_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/specs"
)

// head is the top of a catalogue; the first row after it begins at line 5.
const head = "vendor: acme\n" + sourceHead + "rules:\n"

// sourceHead describes the vendor's document: five lines of introduction and a section.
const sourceHead = "source: {file: acme.txt, title: Acme API, url: https://acme.example/api}\nsections: [{from: 1, title: Acme API}, {from: 6, title: Creating}]\n"

// row is a valid row of a catalogue. Each replacement, "key=new line", replaces the line of that
// key; an empty one removes it.
func row(id string, replacements ...string) string {
	lines := []string{
		"  - id: " + id, "    kind: behaviour", "    level: must", "    carrier: scenario", "    line: 7",
		"    statement: a requirement", "    sites: [createSegment/409]",
	}
	for _, r := range replacements {
		key, with, _ := strings.Cut(r, "=")
		for i := range lines {
			if strings.HasPrefix(strings.TrimLeft(lines[i], " -"), key+":") {
				lines[i] = with
			}
		}
	}
	var left []string
	for _, l := range lines {
		if l != "" {
			left = append(left, l)
		}
	}
	return strings.Join(left, "\n") + "\n"
}

func TestParse(t *testing.T) {
	t.Parallel()
	c, err := rule.Parse("rules.yaml", []byte(head+row("A-1")+`  - id: A-2
    kind: behaviour
    level: should
    carrier: contract
    line: 9
    statement: another requirement
    note: why it is a should
    sites: [createSegment/201/body, createSegment/body/name/maxLength]
    needs: [audit-service]
    statuses: [409]
    tolerated: [422]
`))
	require.NoError(t, err)
	assert.Equal(t, "acme", c.Vendor)
	require.Len(t, c.Rules, 2)
	assert.Equal(t, rule.Rule{
		ID: "A-2", Vendor: "acme", Statement: "another requirement", Note: "why it is a should", Kind: rule.Behaviour, Level: rule.Should, Carrier: rule.ByContract,
		Source: rule.Source{Title: "Acme API", Section: "Creating", URL: "https://acme.example/api", Document: "acme.txt", Line: 9},
		Sites:  []rule.Site{"createSegment/201/body", "createSegment/body/name/maxLength"},
		Needs:  []string{"audit-service"}, Statuses: []int{409}, Tolerated: []int{422}, Where: "rules.yaml:12",
	}, c.Rules[1])
}

func TestAssertionsAreSites(t *testing.T) {
	t.Parallel()
	asserting := row("A", "kind=    kind: document", "carrier=", "sites=    sites: [createSegment/201]\n    asserts: [{at: /servers/0/url, is: x}, {at: /info/x-a~1b, absent: true}, {at: /info}]")
	c, err := rule.Parse("rules.yaml", []byte(head+asserting))
	require.NoError(t, err)
	r := c.Rules[0]
	assert.Equal(t, []rule.Assert{{At: "/servers/0/url", Is: "x"}, {At: "/info/x-a~1b", Absent: true}, {At: "/info"}}, r.Asserts)
	assert.Equal(t, []rule.Site{"createSegment/201", "document/servers/0/url", "document/info/x-a~1b", "document/info"}, r.Sites)
	for i, s := range r.Sites {
		assert.Equal(t, i > 0, s.InDocument(), "%s", s)
	}
}

func TestCatalogueRule(t *testing.T) {
	t.Parallel()
	c, err := rule.Parse("rules.yaml", []byte(head+row("A-1")+row("A-2")))
	require.NoError(t, err)
	found, ok := c.Rule("A-2")
	assert.True(t, ok)
	assert.Equal(t, "A-2", found.ID)
	_, ok = c.Rule("A-3")
	assert.False(t, ok, "a tag may name an unknown rule")
}

func TestParseAccepts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, rows string }{
		{"an untested rule needs a reason but no sites", row("A", "sites=    untested: not built yet")},
		{"an untested rule may have sites", row("A", "carrier=    carrier: policy\n    untested: needs a second tenant")},
		{"information has neither level nor carrier nor sites", row("A", "kind=    kind: information", "level=", "carrier=", "sites=")},
		{"a document rule needs no carrier", row("A", "kind=    kind: document", "carrier=")},
		{"MAY is a level of RFC 2119", row("A", "level=    level: may")},
		{"an empty catalogue", "  []\n"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			_, err := rule.Parse("rules.yaml", []byte(head+c.rows))
			assert.NoError(t, err, c.reason)
		})
	}
}

func TestParseShippedCatalogues(t *testing.T) {
	t.Parallel()
	vendors, err := specs.Files.ReadDir(".")
	require.NoError(t, err)
	require.NotEmpty(t, vendors)
	for _, v := range vendors {
		t.Run(v.Name(), func(t *testing.T) {
			t.Parallel()
			data, err := specs.Files.ReadFile(v.Name() + "/rules.yaml")
			require.NoError(t, err)
			c, err := rule.Parse("specs/"+v.Name()+"/rules.yaml", data)
			require.NoError(t, err)
			assert.Equal(t, v.Name(), c.Vendor)
			lines := strings.Split(string(data), "\n")
			for _, r := range c.Rules {
				assert.Contains(t, lines[lineOf(t, r.Where)-1], r.ID, "Where is the line of the row")
			}
		})
	}
}

// The rules of a family stand in a file of their own, with its lines.
func TestAdd(t *testing.T) {
	t.Parallel()
	c, err := rule.Parse("rules.yaml", []byte(head+row("A-1")))
	require.NoError(t, err)
	require.NoError(t, c.Add("rules/family.yaml", []byte("rules:\n"+row("A-2"))))
	require.Len(t, c.Rules, 2)
	assert.Equal(t, "rules/family.yaml:2", c.Rules[1].Where)
	assert.Equal(t, c.Rules[0].Source.Title, c.Rules[1].Source.Title, "the document is named once")
	assert.ErrorContains(t, c.Add("rules/other.yaml", []byte("rules:\n"+row("A-1"))), "rules/other.yaml:2: rule A-1: duplicate id, first used at rules.yaml:")
	assert.ErrorContains(t, c.Add("rules/other.yaml", []byte("vendor: v\nrules: []\n")), "rules/other.yaml:1: unknown field")
	assert.ErrorContains(t, c.Add("rules/other.yaml", []byte("{}")), "rules/other.yaml:1: rules must be a list")
}
