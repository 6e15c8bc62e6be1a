package alloyscan_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestRefusedCallsChangeNothing(t *testing.T) {
	t.Parallel()
	body := func(change ...string) string { return strings.NewReplacer(change...).Replace(good) }
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
	}{
		{"an empty id", kit.Get(segments + "//scan"), 404},
		{"an unknown method of a path with a parameter", kit.Put(segments+"/"+scanning, good), 405},
		{"a caller without administrator permission", kit.Post(segments, good).By(plain), 403},
		{"a scan operator who changes a segment", kit.Patch(segments+"/"+scanning, `{"name":"x"}`).By(operator), 403},
		{"a caller without scan permission", kit.Post(segments+"/"+unserved+"/scan", "").By(plain), 403},
		{"an unknown type", kit.Post(segments, body("address-list", "volcano")), 400},
		{"a list without addresses", kit.Post(segments, body(`"addresses":["10.0.0.1"],`, "")), 400},
		{"an invalid address", kit.Post(segments, body("10.0.0.1", "10.0.0.256")), 400},
		{"an invalid address block", kit.Post(segments, body("10.0.0.1", "10.0.0.0/33")), 400},
		{"half a range", kit.Post(segments, body("10.0.0.1", "10.0.0.1-")), 400},
		{"an unknown Audit Service", kit.Post(segments, body(service, unknown)), 400},
		{"no Audit Service", kit.Post(segments, body(`,"auditServiceId":"`+service+`"`, "")), 400},
		{"a taken name", kit.Post(segments, body("Office", "Warehouse")), 409},
		{"a rename to a taken name", kit.Patch(segments+"/"+unserved, `{"name":"Warehouse"}`), 409},
		{"a change of an unknown thing", kit.Patch(segments+"/"+unknown, `{"name":"x"}`), 404},
		{"a deletion of a segment of another site", kit.Delete(segments + "/" + foreign), 404},
		{"a read of a segment of another site", kit.Get(segments + "/" + foreign), 404},
		{"a scan of an unknown segment", kit.Post(segments+"/"+unknown+"/scan", ""), 404},
		{"a scan without an Audit Service", kit.Post(segments+"/"+unserved+"/scan", ""), 400},
		{"a second scan", kit.Post(segments+"/"+scanning+"/scan", ""), 409},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.Refuses(t, c.call, c.status, "")
		})
	}
}

func TestNotServed(t *testing.T)         { kit.TestNotServed(t, "PUT") }
func TestStrangers(t *testing.T)         { kit.TestStrangers(t) }
func TestHostileBodies(t *testing.T)     { kit.TestBodies(t) }
func TestUnreadableQueries(t *testing.T) { kit.TestUnreadableQueries(t) }

func TestOddIDs(t *testing.T) {
	kit.TestOddIDs(t, map[string]string{
		scanning + "x":                        "an id with a suffix",
		"{" + scanning + "}":                  "an id in braces",
		strings.ReplaceAll(scanning, "-", ""): "an id without dashes",
	}, func(id string) []stubtest.Call {
		one := segments + "/" + id
		return []stubtest.Call{kit.Get(one), kit.Delete(one), kit.Patch(one, `{"name":"x"}`), kit.Post(one+"/scan", "")}
	})
}

func TestIDsIgnoreCase(t *testing.T) {
	t.Parallel()
	e := kit.Fresh(stub.Options{}).Send(t, kit.Get(segments+"/"+strings.ToUpper(scanning)))
	assert.Equal(t, 200, e.Status, "RFC 9562, section 4: UUIDs ignore case")
}
