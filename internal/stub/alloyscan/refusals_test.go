package alloyscan_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	t.Parallel()
	body := func(change ...string) string { return strings.NewReplacer(change...).Replace(good) }
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
	}{
		{"an id of no letters", kit.Get(segments + "//scan"), 404},
		{"a method that is not served where the path has a parameter", kit.Put(segments+"/"+scanning, good), 405},
		{"a caller who is no administrator", kit.Post(segments, good).By(plain), 403},
		{"an operator may scan, but not change", kit.Patch(segments+"/"+scanning, `{"name":"x"}`).By(operator), 403},
		{"a caller who may not scan", kit.Post(segments+"/"+unserved+"/scan", "").By(plain), 403},
		{"a type that is none", kit.Post(segments, body("address-list", "volcano")), 400},
		{"a list without addresses", kit.Post(segments, body(`"addresses":["10.0.0.1"],`, "")), 400},
		{"an address that is none", kit.Post(segments, body("10.0.0.1", "10.0.0.256")), 400},
		{"a block that is none", kit.Post(segments, body("10.0.0.1", "10.0.0.0/33")), 400},
		{"half a range", kit.Post(segments, body("10.0.0.1", "10.0.0.1-")), 400},
		{"an Audit Service that does not exist", kit.Post(segments, body(service, unknown)), 400},
		{"no Audit Service", kit.Post(segments, body(`,"auditServiceId":"`+service+`"`, "")), 400},
		{"a name that is taken on the site", kit.Post(segments, body("Office", "Warehouse")), 409},
		{"a new name that is taken", kit.Patch(segments+"/"+unserved, `{"name":"Warehouse"}`), 409},
		{"a change of nothing that exists", kit.Patch(segments+"/"+unknown, `{"name":"x"}`), 404},
		{"a segment of another site is not there", kit.Delete(segments + "/" + foreign), 404},
		{"nor can it be read", kit.Get(segments + "/" + foreign), 404},
		{"a scan of nothing that exists", kit.Post(segments+"/"+unknown+"/scan", ""), 404},
		{"a scan without an Audit Service", kit.Post(segments+"/"+unserved+"/scan", ""), 400},
		{"a second scan", kit.Post(segments+"/"+scanning+"/scan", ""), 409},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.Refuses(t, c.call, c.status, "")
		})
	}
}

func TestWhatIsNotServed(t *testing.T)          { kit.TestNotServed(t, "PUT") }
func TestStrangersAreRefused(t *testing.T)      { kit.TestStrangers(t) }
func TestHostileBodies(t *testing.T)            { kit.TestBodies(t) }
func TestQueriesThatNobodyCanRead(t *testing.T) { kit.TestUnreadableQueries(t) }

func TestAnIDOfTheWrongFormNamesNoSegment(t *testing.T) {
	kit.TestOddIDs(t, map[string]string{
		scanning + "x":                        "an id and more",
		"{" + scanning + "}":                  "an id in braces",
		strings.ReplaceAll(scanning, "-", ""): "an id without its dashes",
	}, func(id string) []stubtest.Call {
		one := segments + "/" + id
		return []stubtest.Call{kit.Get(one), kit.Delete(one), kit.Patch(one, `{"name":"x"}`), kit.Post(one+"/scan", "")}
	})
}

func TestAnIDMayBeWrittenInCapitals(t *testing.T) {
	t.Parallel()
	e := kit.Fresh(stub.Options{}).Send(t, kit.Get(segments+"/"+strings.ToUpper(scanning)))
	assert.Equal(t, 200, e.Status, "RFC 9562, section 4: a UUID is read without regard to case")
}
