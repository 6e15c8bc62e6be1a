package reports_test

import (
	"time"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// sampleOperations has a response of every kind: seen, violating, never seen, not documented by the
// source, not in the contract.
func sampleOperations() []result.Operation {
	op := func(vendor, id, method, path string, line int, responses ...result.ResponseCount) result.Operation {
		return result.Operation{Vendor: vendor, ID: id, Method: method, Path: path, File: "specs/" + vendor + "/openapi.yaml", Line: line, Responses: responses}
	}
	return []result.Operation{
		op("alloyscan", "createSegment", "POST", "/api/segments", 60,
			result.ResponseCount{Status: "201", Documented: true, Line: 77, Seen: 41, Violations: 6}, result.ResponseCount{Status: "401", Documented: true, Line: 82, Seen: 2},
			result.ResponseCount{Status: "409", Documented: true, Line: 90, Violations: 1}),
		op("alloyscan", "listSegments", "GET", "/api/segments", 30,
			result.ResponseCount{Status: "200", Documented: true, Line: 40, Seen: 9, Violations: 2}, result.ResponseCount{Status: "4XX", Line: 52, Seen: 1}),
		op("alloyscan", "scanSegment", "POST", "/api/segments/{id}/scan", 150,
			result.ResponseCount{Status: "202", Documented: true, Line: 155}, result.ResponseCount{Status: "404", Documented: true, Line: 160, Seen: 1}, result.ResponseCount{Status: "500", Seen: 1}),
		op("zpa", "deleteGroup", "DELETE", "/groups/{id}", 12,
			result.ResponseCount{Status: "204", Documented: true, Line: 14}, result.ResponseCount{Status: "409", Documented: true, Line: 18}),
	}
}

// sampleProof has killed mutants, one that survived, and an equivalent one.
func sampleProof() *result.Proof {
	return &result.Proof{
		Made: time.Date(2026, 3, 13, 22, 15, 0, 0, time.UTC), Version: "v0.4.0", Commit: "3f9c2ab", Vendors: []string{"alloyscan", "zpa"}, Exchanges: 587,
		Mutants: []result.ProvenMutant{
			{Vendor: "alloyscan", ID: "createSegment/guard/duplicate-name:off", Kind: "off", Site: "createSegment/guard/duplicate-name", What: "guard off",
				Killers: []string{"alloyscan/create: A second segment is refused"}, Rules: []string{"ALLOY-CREATE-409"}},
			{Vendor: "alloyscan", ID: "createSegment/409:status=400", Kind: "alter", Site: "createSegment/409", What: "409 becomes 400",
				Killers: []string{"alloyscan/create: A second segment is refused", "createSegment/409"}, Rules: []string{"ALLOY-CREATE-409"}},
			{Vendor: "alloyscan", ID: "createSegment/guard/credential-present:off", Kind: "off", Site: "createSegment/guard/credential-present", What: "guard off",
				Rules: []string{"ALLOY-AUTH"}},
			{Vendor: "zpa", ID: "listGroups/200/body/note:alter", Kind: "alter", Site: rule.Site("listGroups/200/body/note"), What: "the property is left out",
				Equivalent: "the property is optional", Rules: []string{"ZPA-NOTE"}},
		},
	}
}
