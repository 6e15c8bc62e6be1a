package result_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
)

// Every text of a trial is redacted unless a target cannot influence it. A new field fails this
// test until it is added to one of the lists.
func TestRedactCoversTextsOfTarget(t *testing.T) {
	t.Parallel()
	var trial result.Trial
	each(reflect.ValueOf(&trial).Elem(), "", func(_ string, text reflect.Value) { text.SetString("secret") })
	trial.Redact(func(s string) string { return strings.ReplaceAll(s, "secret", "[redacted]") })
	var unchanged, redacted []string
	each(reflect.ValueOf(&trial).Elem(), "", func(name string, text reflect.Value) {
		if text.String() == "secret" {
			unchanged = append(unchanged, name)
		} else {
			redacted = append(redacted, name)
		}
	})
	assert.Equal(t, []string{"Checks.Phrase", "Checks.Expected", "Checks.Actual", "Findings.Pointer", "Findings.Expected", "Findings.Actual",
		"Blocked", "Error", "Leftovers", "Permanent"}, redacted)
	assert.Equal(t, []string{"ID", "Vendor", "Kind", "Title", "Where", "Rules", "Sites", "Checks.Sites", "Checks.Grade", "Checks.Exchange",
		"Findings.Site", "Findings.Grade", "Findings.By", "Findings.Exchange", "Exchanges"}, unchanged)
}

// each calls do with the name and value of every string of a value, and of one item of each list.
// Maps have sites as keys and no strings as values.
func each(v reflect.Value, name string, do func(name string, text reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		do(name, v)
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		each(v.Index(0), name, do)
	case reflect.Struct:
		for i := range v.NumField() {
			each(v.Field(i), strings.TrimPrefix(name+"."+v.Type().Field(i).Name, "."), do)
		}
	}
}
