package rule_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/specs"
)

// head is the top of a catalogue; the first row after it begins in line 5.
const head = "vendor: acme\n" + told + "rules:\n"

// told is the vendor's document in two lines: of five lines of introduction and a section.
const told = "source: {file: acme.txt, title: Acme API, url: https://acme.example/api}\nsections: [{from: 1, title: Acme API}, {from: 6, title: Creating}]\n"

// row is a row of a catalogue without a fault. Each replacement, "line=new line", takes the
// place of the line of that key; an empty one takes the key out.
func row(id string, replacements ...string) string {
	lines := []string{
		"  - id: " + id, "    kind: behaviour", "    level: must", "    carrier: scenario", "    line: 7",
		"    statement: a promise", "    sites: [createSegment/409]",
	}
	for _, r := range replacements {
		key, with, _ := strings.Cut(r, "=")
		for i := range lines {
			if strings.HasPrefix(strings.TrimLeft(lines[i], " -"), key+":") {
				lines[i] = with
			}
		}
	}
	var kept []string
	for _, l := range lines {
		if l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n") + "\n"
}

func TestParseReadsARow(t *testing.T) {
	t.Parallel()
	c, err := rule.Parse("rules.yaml", []byte(head+row("A-1")+`  - id: A-2
    kind: behaviour
    level: should
    carrier: contract
    line: 9
    statement: another promise
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
		ID: "A-2", Vendor: "acme", Statement: "another promise", Note: "why it is a should", Kind: rule.Behaviour, Level: rule.Should, Carrier: rule.ByContract,
		Source: rule.Source{Title: "Acme API", Section: "Creating", URL: "https://acme.example/api", Document: "acme.txt", Line: 9},
		Sites:  []rule.Site{"createSegment/201/body", "createSegment/body/name/maxLength"},
		Needs:  []string{"audit-service"}, Statuses: []int{409}, Tolerated: []int{422}, Where: "rules.yaml:12",
	}, c.Rules[1])
}

func TestWhatADocumentRuleAssertsIsASite(t *testing.T) {
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

func TestTheCatalogueFindsARuleByItsID(t *testing.T) {
	t.Parallel()
	c, err := rule.Parse("rules.yaml", []byte(head+row("A-1")+row("A-2")))
	require.NoError(t, err)
	found, ok := c.Rule("A-2")
	assert.True(t, ok)
	assert.Equal(t, "A-2", found.ID)
	_, ok = c.Rule("A-3")
	assert.False(t, ok, "a tag that names no rule must be told from one that does")
}

func TestRowsThatParseAccepts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, rows string }{
		{"a rule that nothing judges needs no sites, but a reason", row("A", "sites=    untested: not built yet")},
		{"a rule may be excused although its sites are known", row("A", "carrier=    carrier: policy\n    untested: needs a second tenant")},
		{"information has neither level nor carrier nor sites", row("A", "kind=    kind: information", "level=", "carrier=", "sites=")},
		{"the contract carries a document rule without being told", row("A", "kind=    kind: document", "carrier=")},
		{"MAY is a level of RFC 2119", row("A", "level=    level: may")},
		{"a catalogue that has only begun", "  []\n"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			_, err := rule.Parse("rules.yaml", []byte(head+c.rows))
			assert.NoError(t, err, c.reason)
		})
	}
}

// The catalogue that assay ships is the largest example there is.
func TestTheShippedCataloguesParse(t *testing.T) {
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
				assert.Contains(t, lines[lineOf(t, r.Where)-1], r.ID, "Where must name the line of the row")
			}
		})
	}
}
