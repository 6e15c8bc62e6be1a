package rule_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/rule"
)

// lineOf reads the line out of file:line.
func lineOf(t *testing.T, where string) int {
	t.Helper()
	_, text, _ := strings.Cut(where, ":")
	line, err := strconv.Atoi(text)
	require.NoError(t, err, "want file:line, got %q", where)
	return line
}

func TestAMistakeIsToldWithFileAndLine(t *testing.T) {
	t.Parallel()
	first := row("A-1") // lines 5 to 11
	for _, c := range []struct{ reason, yaml, where, want string }{
		{"a misspelt key would be a promise that nobody reads", head + row("A", "level=    levle: must"), "7", "levle"},
		{"the same at the top", "vendro: acme\n" + told + "rules: []\n", "1", "vendro"},
		{"a line must be a number", head + row("A", "line=    line: seven"), "9", "int"},
		{"sites are a list", head + row("A", "sites=    sites: createSegment/409"), "11", "string"},
		{"statuses are numbers", head + row("A", "sites=    statuses: [many]"), "11", "int"},
		{"rules are a list", "vendor: a\n" + told + "rules: many\n", "4", "string"},
		{"an id names one rule", head + first + row("A-1"), "12", "rule A-1: the id is taken by rules.yaml:5"},
		{"a kind outside the vocabulary", head + row("A", "kind=    kind: habit"), "5", `want a kind (behaviour, document or information), found "habit"`},
		{"a row without a kind", head + first + row("A", "kind="), "12", `want a kind (behaviour, document or information), found ""`},
		{"a level outside the vocabulary", head + row("A", "level=    level: shall"), "5", `want a level (must, should or may), found "shall"`},
		{"a behaviour without a level has no verdict", head + row("A", "level="), "5", `want a level (must, should or may), found ""`},
		{"a carrier outside the vocabulary", head + row("A", "carrier=    carrier: pigeon"), "5", `want a carrier (contract, policy or scenario), found "pigeon"`},
		{"a behaviour that nothing carries", head + row("A", "carrier="), "5", `want a carrier (contract, policy or scenario), found ""`},
		{"a document rule that says who carries it", head + row("A", "kind=    kind: document"), "5", "a document rule has no carrier"},
		{"information that claims a site would need evidence", head + row("A", "kind=    kind: information", "carrier="), "5", "information has no sites and no carrier"},
		{"information with a carrier would need a trial", head + row("A", "kind=    kind: information", "sites="), "5", "information has no sites and no carrier"},
		{"information that asserts something would need somebody who looks", head + row("A", "kind=    kind: information", "carrier=", "sites=    asserts: [{at: /info}]"), "5", "information has no sites and no carrier"},
		{"an assertion about no place", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{is: 1}]"), "5", "an assertion wants a JSON pointer under at"},
		{"an assertion about a place that is no JSON pointer", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{at: info/title}]"), "5", "an assertion wants a JSON pointer under at"},
		{"an assertion that contradicts itself", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{at: /info, is: 1, absent: true}]"), "5", "either is or absent"},
		{"an assertion of a behaviour, which only calls can show", head + row("A", "sites=    asserts: [{at: /info}]"), "5", "asserts are for document rules"},
		{"a misspelt key of an assertion", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{at: /info, equals: 1}]"), "10", "equals"},
		{"a rule that states nothing", head + row("A", "statement="), "5", "want a statement"},
		{"a rule that rests on no line of the source", head + row("A", "line="), "5", "want the line of the source document, found 0"},
		{"lines count from one", head + row("A", "line=    line: -3"), "5", "want the line of the source document, found -3"},
		{"a rule that nobody could ever judge", head + row("A", "sites="), "5", "want sites, or a reason under untested"},
		{"a row without a name", head + row(`""`), "5", "want an id"},
		{"rows of a list in flow style have lines too", head + "  [{id: A, kind: behaviour, level: must, carrier: policy,\n    line: 1, statement: s}]\n", "5", "want sites"},
		{"a row that is no mapping", head + "  - just text\n", "5", "string"},
		{"a file without a vendor", told + "rules: []\n", "1", "want the key vendor at the top"},
		{"a file without a source document", "vendor: acme\nrules: []\n", "1", "want the keys file and title under source"},
		{"a document that a reader could not tell from others", strings.Replace(head, "title: Acme API, url", "url", 1) + first, "2", "want the keys file and title under source"},
		{"a link that would run as a script", strings.Replace(head, "https://acme.example/api", "javascript:alert(1)", 1) + first, "2", `want a URL with http or https under url, found "javascript:alert(1)"`},
		{"a misspelt key of the document", strings.Replace(head, "url:", "uri:", 1) + first, "2", "uri"},
		{"a document without headings", strings.Replace(head, "sections: [{from: 1, title: Acme API}, {from: 6, title: Creating}]", "sections: []", 1) + first, "3", "want at least one section"},
		{"a section that nobody could find", strings.Replace(head, "{from: 6, title: Creating}", "{from: 6}", 1) + first, "3", "a section wants the title of its heading"},
		{"sections out of order: which one would hold?", strings.Replace(head, "from: 6", "from: 1", 1) + first, "3", "a section wants a line after 1 under from, found 1"},
		{"a section that says not where it begins", strings.Replace(head, "from: 1, ", "", 1) + first, "3", "a section wants a line after 0 under from, found 0"},
		{"a rule before every section", strings.Replace(head, "from: 1", "from: 3", 1) + row("A", "line=    line: 2"), "5", "rule A: line 2 stands before the first section, which begins in line 3"},
		{"a file that breaks off in the middle of a list", head + "  - id: [A\n", "5", ""},
		{"a key twice: which one would hold?", head + row("A", "line=    line: 7\n    line: 8"), "10", "line"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			_, err := rule.Parse("rules.yaml", []byte(c.yaml))
			require.Error(t, err, c.reason)
			assert.Contains(t, err.Error(), "rules.yaml:"+c.where+": ", c.reason)
			assert.Contains(t, err.Error(), c.want, c.reason)
		})
	}
}

func TestAFileThatIsNoCatalogueIsToldByItsName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, yaml string }{
		{"an empty file", ""},
		{"a file of blank lines and comments", "\n# nothing yet\n"},
		{"a file without the list of rules", "vendor: acme\n" + told},
		{"rules that are empty by mistake", head},
		{"a list where a mapping is wanted", "- a\n- b\n"},
		{"a type tag that the YAML library panics at", head + "  !!set {a, b}\n"},
		{"text that is no YAML", "\t\x00{]"},
		{"a page of HTML that was saved instead", "<!DOCTYPE html>\n<html lang=en><title>404: Not Found</title>"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			_, err := rule.Parse("specs/acme/rules.yaml", []byte(c.yaml))
			require.Error(t, err, c.reason)
			assert.Contains(t, err.Error(), "specs/acme/rules.yaml:", c.reason)
		})
	}
}

func TestAllFaultyRowsAreToldAtOnce(t *testing.T) {
	t.Parallel()
	// row A stands in the lines 4 to 9, row B from 10 to 16
	_, err := rule.Parse("rules.yaml", []byte(head+row("A", "level=    level: shall", "statement=")+row("B")+row("C", "kind=    kind: habit")))
	require.Error(t, err)
	assert.Len(t, strings.Split(err.Error(), "\n"), 3, "one line for each fault: %v", err)
	assert.Contains(t, err.Error(), "rules.yaml:5: rule A: want a statement")
	assert.Contains(t, err.Error(), "rules.yaml:5: rule A: want a level")
	assert.Contains(t, err.Error(), "rules.yaml:18: rule C: want a kind")
}
