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

func TestParseErrorsHaveFileAndLine(t *testing.T) {
	t.Parallel()
	first := row("A-1") // lines 5 to 11
	for _, c := range []struct{ reason, yaml, where, want string }{
		{"a misspelt key would be ignored", head + row("A", "level=    levle: must"), "7", "levle"},
		{"a misspelt key at the top", "vendro: acme\n" + sourceHead + "rules: []\n", "1", "vendro"},
		{"a line must be a number", head + row("A", "line=    line: seven"), "9", "int"},
		{"sites are a list", head + row("A", "sites=    sites: createSegment/409"), "11", "string"},
		{"statuses are numbers", head + row("A", "sites=    statuses: [many]"), "11", "int"},
		{"rules are a list", "vendor: a\n" + sourceHead + "rules: many\n", "4", "string"},
		{"an id names one rule", head + first + row("A-1"), "12", "rule A-1: duplicate id, first used at rules.yaml:5"},
		{"an unknown kind", head + row("A", "kind=    kind: habit"), "5", `invalid kind "habit": must be behaviour, document or information`},
		{"a row without a kind", head + first + row("A", "kind="), "12", `invalid kind "": must be behaviour, document or information`},
		{"an unknown level", head + row("A", "level=    level: shall"), "5", `invalid level "shall": must be must, should or may`},
		{"a behaviour without a level has no verdict", head + row("A", "level="), "5", `invalid level "": must be must, should or may`},
		{"an unknown carrier", head + row("A", "carrier=    carrier: pigeon"), "5", `invalid carrier "pigeon": must be contract, policy or scenario`},
		{"a behaviour without a carrier", head + row("A", "carrier="), "5", `invalid carrier "": must be contract, policy or scenario`},
		{"a document rule with a carrier", head + row("A", "kind=    kind: document"), "5", "a document rule has no carrier"},
		{"information with a site would need evidence", head + row("A", "kind=    kind: information", "carrier="), "5", "information has no sites and no carrier"},
		{"information with a carrier would need a trial", head + row("A", "kind=    kind: information", "sites="), "5", "information has no sites and no carrier"},
		{"information with an assertion would need a check", head + row("A", "kind=    kind: information", "carrier=", "sites=    asserts: [{at: /info}]"), "5", "information has no sites and no carrier"},
		{"an assertion without a place", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{is: 1}]"), "5", "an assertion needs a JSON pointer as at"},
		{"an assertion with an invalid JSON pointer", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{at: info/title}]"), "5", "an assertion needs a JSON pointer as at"},
		{"an assertion that contradicts itself", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{at: /info, is: 1, absent: true}]"), "5", "not both is and absent"},
		{"a behaviour with an assertion: only calls can show it", head + row("A", "sites=    asserts: [{at: /info}]"), "5", "asserts is only for document rules"},
		{"a misspelt key of an assertion", head + row("A", "kind=    kind: document", "carrier=", "sites=    asserts: [{at: /info, equals: 1}]"), "10", "equals"},
		{"a rule without a statement", head + row("A", "statement="), "5", "missing statement"},
		{"a rule without a line of the source", head + row("A", "line="), "5", "invalid line 0: must be a line of the source document"},
		{"lines count from one", head + row("A", "line=    line: -3"), "5", "invalid line -3: must be a line of the source document"},
		{"a rule without sites", head + row("A", "sites="), "5", "missing sites, or a reason as untested"},
		{"a row without an id", head + row(`""`), "5", "missing id"},
		{"rows of a list in flow style have lines too", head + "  [{id: A, kind: behaviour, level: must, carrier: policy,\n    line: 1, statement: s}]\n", "5", "missing sites"},
		{"a row that is not a mapping", head + "  - just text\n", "5", "string"},
		{"a file without a vendor", sourceHead + "rules: []\n", "1", "missing vendor"},
		{"a file without a source document", "vendor: acme\nrules: []\n", "1", "source needs file and title"},
		{"a source document without a title", strings.Replace(head, "title: Acme API, url", "url", 1) + first, "2", "source needs file and title"},
		{"a link that would run as a script", strings.Replace(head, "https://acme.example/api", "javascript:alert(1)", 1) + first, "2", `invalid url "javascript:alert(1)": must be http or https`},
		{"a misspelt key of the document", strings.Replace(head, "url:", "uri:", 1) + first, "2", "uri"},
		{"a document without sections", strings.Replace(head, "sections: [{from: 1, title: Acme API}, {from: 6, title: Creating}]", "sections: []", 1) + first, "3", "sections needs at least one entry"},
		{"a section without a title", strings.Replace(head, "{from: 6, title: Creating}", "{from: 6}", 1) + first, "3", "a section needs a title"},
		{"sections out of order: ambiguous", strings.Replace(head, "from: 6", "from: 1", 1) + first, "3", "invalid from 1: sections must be in order of lines, after line 1"},
		{"a section without a first line", strings.Replace(head, "from: 1, ", "", 1) + first, "3", "invalid from 0: sections must be in order of lines, after line 0"},
		{"a rule before every section", strings.Replace(head, "from: 1", "from: 3", 1) + row("A", "line=    line: 2"), "5", "rule A: line 2 is before the first section, which begins at line 3"},
		{"a file that ends within a list", head + "  - id: [A\n", "5", ""},
		{"a duplicate key: ambiguous", head + row("A", "line=    line: 7\n    line: 8"), "10", "line"},
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

func TestParseErrorsNameTheFile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, yaml string }{
		{"an empty file", ""},
		{"a file of blank lines and comments", "\n# nothing yet\n"},
		{"a file without the list of rules", "vendor: acme\n" + sourceHead},
		{"an empty list of rules", head},
		{"a list instead of a mapping", "- a\n- b\n"},
		{"a type tag on which the YAML library panics", head + "  !!set {a, b}\n"},
		{"text that is not YAML", "\t\x00{]"},
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

func TestParseReportsAllErrors(t *testing.T) {
	t.Parallel()
	// row A begins at line 5, row C at line 18
	_, err := rule.Parse("rules.yaml", []byte(head+row("A", "level=    level: shall", "statement=")+row("B")+row("C", "kind=    kind: habit")))
	require.Error(t, err)
	assert.Len(t, strings.Split(err.Error(), "\n"), 3, "one line for each error: %v", err)
	assert.Contains(t, err.Error(), "rules.yaml:5: rule A: missing statement")
	assert.Contains(t, err.Error(), "rules.yaml:5: rule A: invalid level")
	assert.Contains(t, err.Error(), "rules.yaml:18: rule C: invalid kind")
}
