package contract_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/specs"
)

// segment is a response of AlloyScan from its document.
func segment() object {
	return object{
		"id": id, "name": "Office", "type": "address-list", "auditServiceId": id, "autoTagId": "tag-1", "addresses": []any{"10.0.0.1", "10.0.0.0/24"},
		"credentialIds": []any{}, "scanScheduleId": nil, "auditScheduleId": "nightly",
	}
}

func createSegment(response any) call {
	return call{
		op: "createSegment", method: "POST", path: "/api/v1/segments", request: object{"name": "Office", "type": "address-list", "addresses": []any{"10.0.0.1"}},
		status: 201, response: response,
	}
}

func listSegments(items ...any) call {
	return call{op: "listSegments", method: "GET", path: "/api/v1/segments?limit=50&type=address-list", status: 200, response: object{"items": append([]any{}, items...), "total": len(items)}}
}

func summaryOf(s object) object {
	return object{"id": s["id"], "name": s["name"], "type": s["type"], "autoTagId": nil, "deviceCount": 3, "lastScan": nil}
}

func TestAlloyScan(t *testing.T) {
	t.Parallel()
	scan := call{op: "scanSegment", method: "POST", path: "/api/v1/segments/" + id + "/scan", request: object{"audit": true}, status: 202, response: object{"taskId": id, "status": "Queued"}}
	scanned := scan.responding(object{"taskId": id, "status": "Done"})
	scanAtOnce := scan
	scanAtOnce.request = nil
	removed := call{op: "deleteSegment", method: "DELETE", path: "/api/v1/segments/" + id, status: 204}
	for _, c := range []struct {
		reason string
		call   call
		sites  []rule.Site
	}{
		{"a segment that was created", createSegment(segment()), nil},
		{"a page of segments", listSegments(summaryOf(segment())), nil},
		{"a segment that was removed", removed, nil},
		{"a scan that is queued", scan, nil},
		{"a scan without a body", scanAtOnce, nil},
		{"a refusal that the source documents, with any body", createSegment(segment()).refused(409, object{"error": "conflict", "message": "m"}), nil},
		{"an id that is no UUID", createSegment(with(segment(), "id", "7")), []rule.Site{"createSegment/201/body/id/format"}},
		{"a segment without its auto tag, which may be null but not absent", createSegment(without(segment(), "autoTagId")), []rule.Site{"createSegment/201/body/autoTagId/required"}},
		{"a type that is not text, where the body has a type as well", createSegment(with(segment(), "type", 5)), []rule.Site{"createSegment/201/body/type/type"}},
		{"the body itself is of another type", createSegment([]any{}), []rule.Site{"createSegment/201/body/:type"}},
		{"a property that the document does not have", createSegment(with(segment(), "owner", "me")), []rule.Site{"createSegment/201/body/undeclared"}},
		{"a summary that lacks the count of devices", listSegments(without(summaryOf(segment()), "deviceCount")), []rule.Site{"listSegments/200/body/items/*/deviceCount/required"}},
		{"a last scan on a day that does not exist", listSegments(with(summaryOf(segment()), "lastScan", "2026-02-30T00:00:00Z")), []rule.Site{"listSegments/200/body/items/*/lastScan/format"}},
		{"a status of a scan that is not listed", scanned, []rule.Site{"scanSegment/202/body/status/enum"}},
		{"a created segment has status 201", createSegment(segment()).refused(200, segment()), []rule.Site{"createSegment/undocumented-status"}},
		{"a request without addresses in the list", createSegment(segment()).sending(object{"name": "n", "type": "address-list", "addresses": []any{}}), []rule.Site{"createSegment/body/addresses/minItems"}},
		{"a limit that is not a number", listSegments().to("/api/v1/segments?limit=all"), []rule.Site{"listSegments/query/limit/type"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := judged(t, alloyscan(), c.call)
			var found []rule.Site
			for _, f := range e.Findings {
				found = append(found, f.Site)
				assert.Positive(t, f.Line, "%s has no line", f.Site)
			}
			assert.Equal(t, c.sites, found, "%s: %+v", c.reason, e.Findings)
			assert.NotEmpty(t, e.Validated)
		})
	}
}

// The lines in a report are those of the document.
func TestLinesOfAlloyScan(t *testing.T) {
	t.Parallel()
	data, err := specs.Files.ReadFile("alloyscan/openapi.yaml")
	assert.NoError(t, err)
	lines := append([]string{""}, strings.Split(string(data), "\n")...)
	for site, text := range map[rule.Site]string{
		"createSegment":                            "post:",
		"createSegment/201":                        `"201":`,
		"createSegment/400":                        "Invalid:",
		"createSegment/body/addresses/minItems":    "minItems: 1",
		"createSegment/201/body/id/format":         "format: uuid",
		"createSegment/201/body/id/required":       "required: [id, name, type, autoTagId]",
		"listSegments/query/limit/type":            "schema: {type: integer}",
		"listSegments/200/body/items/required":     "required: [items, total]",
		"scanSegment/202/body/status/enum":         "enum: [Queued]",
		"getSegment/200/body/autoTagId/nullable":   "nullable: true",
		"deleteSegment/204/body/absent":            `"204":`,
		"scanSegment/guard/permission-start-scans": "post:",
	} {
		assert.Contains(t, lines[alloyscan().Line(site)], text, "%s", site)
	}
}
