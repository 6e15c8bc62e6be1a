package reports_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

// junitForm is the part of the Jenkins schema (junit-10.xsd of its xUnit plugin) that assay uses:
// the parents of an element, and its required and optional attributes with patterns for their
// values. GitLab reads a part of it, and requires a class name.
var junitForm = map[string]struct {
	in        []string
	must, may map[string]*regexp.Regexp
}{
	"testsuites": {in: []string{""}, may: attributes("name", words, "time", decimal, "tests", number, "failures", number, "errors", number)},
	"testsuite": {in: []string{"testsuites"}, must: attributes("name", words, "tests", number, "failures", number, "errors", number),
		may: attributes("time", decimal, "skipped", number, "timestamp", moment, "id", number)},
	"properties": {in: []string{"testsuite"}},
	"property":   {in: []string{"properties"}, must: attributes("name", words, "value", anything)},
	"testcase":   {in: []string{"testsuite"}, must: attributes("name", words, "classname", words), may: attributes("time", decimal)},
	"failure":    {in: []string{"testcase"}, may: attributes("type", words, "message", anything)},
	"error":      {in: []string{"testcase"}, may: attributes("type", words, "message", anything)},
	"skipped":    {in: []string{"testcase"}, may: attributes("type", words, "message", anything)},
	"system-out": {in: []string{"testcase"}},
}

var (
	anything = regexp.MustCompile(`(?s)^.*$`)
	words    = regexp.MustCompile(`\S`)
	number   = regexp.MustCompile(`^\d+$`)
	decimal  = regexp.MustCompile(`^\d+\.\d{1,3}$`)
	moment   = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$`)
)

func attributes(pairs ...any) map[string]*regexp.Regexp {
	all := map[string]*regexp.Regexp{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i].(string)] = pairs[i+1].(*regexp.Regexp)
	}
	return all
}

func TestJUnitConformsToCIServers(t *testing.T) {
	inconclusive := sample()
	inconclusive.Footer.Exit = result.ExitInconclusive
	for reason, r := range map[string]result.Result{"sample": sample(), "hostile": taint(hostile), "empty": empty(), "inconclusive": inconclusive} {
		t.Run(reason, func(t *testing.T) {
			text := written(t, reports.JUnit, r)
			assert.True(t, utf8.ValidString(text))
			decoder := xml.NewDecoder(strings.NewReader(text))
			path := []string{""}
			for {
				token, err := decoder.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				require.NoError(t, err, "the XML must be valid for a strict parser")
				switch e := token.(type) {
				case xml.StartElement:
					conforms(t, path[len(path)-1], e)
					path = append(path, e.Name.Local)
				case xml.EndElement:
					path = path[:len(path)-1]
				}
			}
		})
	}
}

func conforms(t *testing.T, parent string, e xml.StartElement) {
	t.Helper()
	form, known := junitForm[e.Name.Local]
	if !assert.True(t, known, "unknown element %s", e.Name.Local) {
		return
	}
	assert.True(t, slices.Contains(form.in, parent), "%s in %s", e.Name.Local, parent)
	seen := map[string]bool{}
	for _, a := range e.Attr {
		seen[a.Name.Local] = true
		value, ok := form.must[a.Name.Local]
		if !ok {
			value, ok = form.may[a.Name.Local]
		}
		if assert.True(t, ok, "unknown attribute %s of %s", a.Name.Local, e.Name.Local) {
			assert.Regexp(t, value, a.Value, "%s of %s", a.Name.Local, e.Name.Local)
		}
	}
	for name := range form.must {
		assert.True(t, seen[name], "%s requires %s", e.Name.Local, name)
	}
}
