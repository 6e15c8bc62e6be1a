package suite_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/suite"
)

// Ids that stand for the placeholders of the source documents.
const (
	segmentID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
	serviceID = "9b2c1d7e-0f55-4c1a-8d5e-7a1f2b3c4d5e"
)

// Every example of a source document conforms to the contract that was written from it.
func TestTheExamplesOfTheSourceRaiseNoFinding(t *testing.T) {
	t.Parallel()
	const base = "https://your-instance.alloyservice.com/api/v1/segments"
	full := `{"id":"` + segmentID + `","name":"Office","type":"address-list","auditServiceId":"` + serviceID + `","autoTagId":null,
		"addresses":["10.0.0.0/24","10.0.1.5"],"credentialIds":["c-1"],"scanScheduleId":null,"auditScheduleId":null}`
	cases := []struct {
		vendor, lines, operation, method, url, sent string
		status                                      int
		answer                                      string
	}{
		{"alloyscan", "38-50", "listSegments", "GET", base, "", 200, `{"items":[{"id":"` + segmentID + `","name":"Office","type":"address-list","auditServiceId":"` + serviceID +
			`","autoTagId":"tag-1","deviceCount":42,"lastScan":"2026-04-23T12:34:56Z"}],"total":17}`},
		{"alloyscan", "58-68", "getSegment", "GET", base + "/" + segmentID, "", 200, full},
		{"alloyscan", "78-87", "createSegment", "POST", base, `{"name":"Office LAN","type":"address-list","auditServiceId":"` + serviceID +
			`","addresses":["10.0.0.0/24"],"credentialIds":["c-1"],"autoTagId":null}`, 201, full},
		{"alloyscan", "101-106", "updateSegment", "PATCH", base + "/" + segmentID, `{"name":"Office LAN (renamed)","autoTagId":"tag-2"}`, 200, full},
		{"alloyscan", "112", "deleteSegment", "DELETE", base + "/" + segmentID, "", 204, ""},
		{"alloyscan", "120-131", "scanSegment", "POST", base + "/" + segmentID + "/scan", `{"audit":false}`, 202, `{"taskId":"` + segmentID + `","status":"Queued"}`},
	}
	for _, tc := range cases {
		v, err := suite.Load(suite.Embedded(), tc.vendor)
		require.NoError(t, err)
		e := &exchange.Exchange{Operation: tc.operation, Method: tc.method, URL: tc.url, Base: "https://your-instance.alloyservice.com", Status: tc.status,
			Request: message(tc.sent), Response: message(tc.answer)}
		require.NoError(t, v.Contract.Judge(e))
		assert.Empty(t, e.Findings, "%s, lines %s", tc.vendor, tc.lines)
		assert.NotEmpty(t, e.Looked, "%s, lines %s", tc.vendor, tc.lines)
	}
	t.Logf("%d examples, no finding", len(cases))
}

func message(body string) exchange.Message {
	m := exchange.Message{Header: http.Header{}, Body: exchange.Body(body)}
	if body != "" {
		m.Header.Set("Content-Type", "application/json")
	}
	return m
}
