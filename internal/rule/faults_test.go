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
	first := row("A-1") // lines 4 to 10
	for _, c := range []struct{ reason, yaml, where, want string }{
		{"a misspelt key would be a promise that nobody reads", head + row("A", "level=    levle: must"), "6", "levle"},
		{"the same at the top", "vendro: acme\ndocument: acme.txt\nrules: []\n", "1", "vendro"},
		{"a line must be a number", head + row("A", "line=    line: seven"), "8", "int"},
		{"sites are a list", head + row("A", "sites=    sites: createSegment/409"), "10", "string"},
		{"answers are numbers", head + row("A", "sites=    answers: [many]"), "10", "int"},
		{"rules are a list", "vendor: a\ndocument: b\nrules: many\n", "3", "string"},
		{"an id names one rule", head + first + row("A-1"), "11", "rule A-1: the id is taken by rules.yaml:4"},
		{"a kind outside the vocabulary", head + row("A", "kind=    kind: habit"), "4", `want a kind (behaviour, document or information), found "habit"`},
		{"a row without a kind", head + first + row("A", "kind="), "11", `want a kind (behaviour, document or information), found ""`},
		{"a level outside the vocabulary", head + row("A", "level=    level: shall"), "4", `want a level (must, should or may), found "shall"`},
		{"a behaviour without a level has no verdict", head + row("A", "level="), "4", `want a level (must, should or may), found ""`},
		{"a carrier outside the vocabulary", head + row("A", "carrier=    carrier: pigeon"), "4", `want a carrier (contract, policy or scenario), found "pigeon"`},
		{"a behaviour that nothing carries", head + row("A", "carrier="), "4", `want a carrier (contract, policy or scenario), found ""`},
		{"a document rule that says who carries it", head + row("A", "kind=    kind: document"), "4", "a document rule has no carrier"},
		{"information that claims a site would need evidence", head + row("A", "kind=    kind: information", "carrier="), "4", "information has no sites and no carrier"},
		{"information with a carrier would need a trial", head + row("A", "kind=    kind: information", "sites="), "4", "information has no sites and no carrier"},
		{"information that asserts something would need somebody who looks", head + row("A", "kind=    kind: information", "carrier=", "sites=    asserts: [{at: /info}]"), "4", "information has no sites and no carrier"},
		{"an assertion about no place", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{is: 1}]"), "4", "an assertion wants a JSON pointer under at"},
		{"an assertion about a place that is no JSON pointer", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{at: info/title}]"), "4", "an assertion wants a JSON pointer under at"},
		{"an assertion that contradicts itself", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{at: /info, is: 1, absent: true}]"), "4", "either is or absent"},
		{"an assertion of a behaviour, which only calls can show", head + row("A", "sites=    asserts: [{at: /info}]"), "4", "asserts are for document rules"},
		{"a misspelt key of an assertion", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{at: /info, equals: 1}]"), "9", "equals"},
		{"a rule that states nothing", head + row("A", "statement="), "4", "want a statement"},
		{"a rule that rests on no line of the source", head + row("A", "line="), "4", "want the line of the source document, found 0"},
		{"lines count from one", head + row("A", "line=    line: -3"), "4", "want the line of the source document, found -3"},
		{"a rule that nobody could ever judge", head + row("A", "sites="), "4", "want sites, or a reason under untested"},
		{"a row without a name", head + row(`""`), "4", "want an id"},
		{"rows of a list in flow style have lines too", head + "  [{id: A, kind: behaviour, level: must, carrier: policy,\n    line: 1, statement: s}]\n", "4", "want sites"},
		{"a row that is no mapping", head + "  - just text\n", "4", "string"},
		{"a file without a vendor", "document: acme.txt\nrules: []\n", "1", "want the keys vendor and document at the top"},
		{"a file without a source document", "vendor: acme\nrules: []\n", "1", "want the keys vendor and document at the top"},
		{"a file that breaks off in the middle of a list", head + "  - id: [A\n", "4", ""},
		{"a key twice: which one would hold?", head + row("A", "line=    line: 7\n    line: 8"), "9", "line"},
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
		{"a file without the list of rules", "vendor: acme\ndocument: acme.txt\n"},
		{"rules that are empty by mistake", "vendor: acme\ndocument: acme.txt\nrules:\n"},
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
	assert.Contains(t, err.Error(), "rules.yaml:4: rule A: want a statement")
	assert.Contains(t, err.Error(), "rules.yaml:4: rule A: want a level")
	assert.Contains(t, err.Error(), "rules.yaml:17: rule C: want a kind")
}
