package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestGridCountsResponses(t *testing.T) {
	t.Parallel()
	bare := []result.Operation{{Vendor: "acme", ID: "create", Responses: []result.ResponseCount{
		{Status: "201", Documented: true, Line: 7}, {Status: "409", Documented: true, Line: 9}, {Status: "4XX", Line: 11}}}}
	undocumented := finding(evidence.Violated, "create/undocumented-status")
	for _, c := range []struct {
		reason string
		trial  result.Trial
		want   []result.ResponseCount
	}{
		{"a response that the contract has", trial("t", nil, responded("create/201", 3)),
			[]result.ResponseCount{{Status: "201", Documented: true, Line: 7, Seen: 3}, {Status: "409", Documented: true, Line: 9}, {Status: "4XX", Line: 11}}},
		{"the exact status takes precedence over its range", trial("t", nil, responded("create/409", 1)),
			[]result.ResponseCount{{Status: "201", Documented: true, Line: 7}, {Status: "409", Documented: true, Line: 9, Seen: 1}, {Status: "4XX", Line: 11}}},
		{"a range takes statuses that have no response", trial("t", nil, responded("create/418", 2)),
			[]result.ResponseCount{{Status: "201", Documented: true, Line: 7}, {Status: "409", Documented: true, Line: 9}, {Status: "4XX", Line: 11, Seen: 2}}},
		{"a response that the contract does not have has no line", trial("t", nil, responded("create/500", 1), undocumented),
			[]result.ResponseCount{{Status: "201", Documented: true, Line: 7}, {Status: "409", Documented: true, Line: 9}, {Status: "4XX", Line: 11}, {Status: "500", Seen: 1, Violations: 1}}},
		{"evidence counts at the expected response", trial("t", nil, responded("create/201", 1), check(evidence.Violated, guard, "create/409")),
			[]result.ResponseCount{{Status: "201", Documented: true, Line: 7, Seen: 1}, {Status: "409", Documented: true, Line: 9, Violations: 1}, {Status: "4XX", Line: 11}}},
		{"a finding in the body counts at its response", trial("t", nil, responded("create/201", 1), finding(evidence.Violated, idSite)),
			[]result.ResponseCount{{Status: "201", Documented: true, Line: 7, Seen: 1, Violations: 1}, {Status: "409", Documented: true, Line: 9}, {Status: "4XX", Line: 11}}},
		{"another operation does not count", trial("t", nil, responded("delete/204", 1), finding(evidence.Violated, "delete/204/body/absent")),
			[]result.ResponseCount{{Status: "201", Documented: true, Line: 7}, {Status: "409", Documented: true, Line: 9}, {Status: "4XX", Line: 11}}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			exchanges := map[string]*exchange.Exchange{"t.1": {ID: "t.1", Operation: "create", Status: 500}}
			r := result.Fold(result.Meta{}, result.Scope{Operations: bare}, []result.Trial{c.trial}, exchanges)
			assert.Equal(t, c.want, r.Operations[0].Responses, c.reason)
			assert.Zero(t, bare[0].Responses[0].Seen, "the caller's grid is unchanged")
		})
	}
}

func TestProofOf(t *testing.T) {
	t.Parallel()
	acme, zeta := result.Document{File: "specs/acme/rules.yaml", SHA256: "aa"}, result.Document{File: "specs/zeta/rules.yaml", SHA256: "bb"}
	changed := result.Document{File: acme.File, SHA256: "cc"}
	more := result.Document{File: "specs/acme/proof.yaml", SHA256: "dd"}
	proof := result.Proof{Vendors: []string{"acme", "zeta"}, Documents: []result.Document{acme, zeta}, Mutants: []result.ProvenMutant{{Vendor: "acme", ID: "a"}, {Vendor: "zeta", ID: "z"}}}
	for _, c := range []struct {
		reason string
		meta   result.Meta
		want   []string // ids of the mutants; nil if the proof is of other documents
	}{
		{"a run on all vendors", result.Meta{Vendors: []string{"acme", "zeta"}, Documents: []result.Document{acme, zeta}}, []string{"a", "z"}},
		{"a run on one vendor", result.Meta{Vendors: []string{"acme"}, Documents: []result.Document{acme}}, []string{"a"}},
		{"a document has changed", result.Meta{Vendors: []string{"acme"}, Documents: []result.Document{changed}}, nil},
		{"a document was added", result.Meta{Vendors: []string{"acme"}, Documents: []result.Document{acme, more}}, nil},
		{"a vendor without a proof", result.Meta{Vendors: []string{"nova"}, Documents: []result.Document{{File: "specs/nova/rules.yaml"}}}, nil},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			got := proof.Of(c.meta)
			if c.want == nil {
				assert.Nil(t, got)
				return
			}
			var mutants []string
			for _, d := range got.Mutants {
				mutants = append(mutants, d.ID)
			}
			assert.Equal(t, c.want, mutants)
			assert.Equal(t, c.meta.Vendors, got.Vendors)
			assert.Equal(t, c.meta.Documents, got.Documents)
		})
	}
}

// A merge needs the sites that were validated.
func TestResultListsValidatedSites(t *testing.T) {
	t.Parallel()
	r := fold(nil, []result.Trial{trial("a", nil, validated(idSite, created)), trial("b", nil, validated(created)), trial("c", nil)})
	assert.Equal(t, map[string][]rule.Site{"acme": {created, idSite}}, r.Validated)
}
