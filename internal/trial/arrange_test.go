package trial_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

// onStub returns a trial of a vendor on its own stub, whose description change may edit.
func onStub(t *testing.T, vendor string, change func(*target.Target)) *trial.Session {
	t.Helper()
	v, err := builtin.Vendors().Load(vendor)
	require.NoError(t, err)
	aim := v.NewStub(stub.Options{}).Target()
	change(aim)
	return trial.NewSession(aim, v.Contract, v.Resources, &result.Trial{Number: 1, ID: "planted"}, nil, "assay")
}

// A missing offer is named, with its description.
func TestArrangeUsesOffers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, vendor string
		change         func(*target.Target)
		blocked        string
	}{
		{"a required offer is missing", "alloyscan", func(x *target.Target) { delete(x.Offers, "audit-service") }, "the target offers no audit-service: the id, a UUID, of an Audit Service that segments can be assigned to"},
		{"the contract does not allow the value", "alloyscan", func(x *target.Target) { x.Offers["audit-service"] = "main" }, `createSegment does not accept "main" at [auditServiceId]`},
		{"an optional offer is omitted", "alloyscan", func(x *target.Target) { delete(x.Offers, "tag") }, ""},
		{"an object needs two offers", "sailpoint", func(x *target.Target) { delete(x.Offers, "identity") }, "the target offers no identity: the id of an identity that can own a segment"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s := onStub(t, c.vendor, c.change)
			call, err := s.Arrange(t.Context(), "createSegment", "", resource.Full)
			if c.blocked == "" {
				require.NoError(t, err)
				assert.NotContains(t, call.Body, "autoTagId")
				return
			}
			var blocked *trial.BlockedError
			require.ErrorAs(t, err, &blocked)
			assert.Contains(t, blocked.Reason, c.blocked)
		})
	}
}

// The thing that a call acts on is created first, and never read back with the operation under
// test: a failure of that operation must not look like a failed creation.
func TestArrangeNeverReadsBackWithOperationUnderTest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		operation string
		want      map[string]int // responses of the arranging calls
	}{
		{"getSegment", map[string]int{"createSegment/201": 1, "listSegments/200": 1}},
		{"updateSegment", map[string]int{"createSegment/201": 1, "getSegment/200": 1}},
		{"listSegments", map[string]int{"createSegment/201": 1, "getSegment/200": 1}},
		{"createSegment", map[string]int{}},
	} {
		s := onStub(t, "alloyscan", func(*target.Target) {})
		_, err := s.Arrange(t.Context(), c.operation, "", resource.Full)
		require.NoError(t, err)
		got := map[string]int{}
		for site, n := range s.Record.Responses {
			got[string(site)] = n
		}
		assert.Equal(t, c.want, got, c.operation)
	}
}

// A full call names the scope of its resource, and so does the call that reads back what was
// created; a minimal call names none.
func TestArrangeSetsScope(t *testing.T) {
	t.Parallel()
	s := onStub(t, "zpa", func(*target.Target) {})
	full, err := s.Arrange(t.Context(), "getSegmentGroup", "", resource.Full)
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"microtenantId": "0"}, full.Query)
	minimal, err := s.Arrange(t.Context(), "getSegmentGroup", "", resource.Minimal)
	require.NoError(t, err)
	assert.Empty(t, minimal.Query)
	group, ok := s.Resources.Find("segment group")
	require.True(t, ok)
	elsewhere := trial.Thing{Resource: group, ID: "1", Call: trial.Call{Query: map[string]string{"microtenantId": "7"}}}
	assert.Equal(t, map[string]string{"microtenantId": "7"}, s.Reading(elsewhere).Query, "the scope of its creation")
}

// An operation without a resource is a harness error; a variant without a row blocks the trial.
func TestArrangeWithoutRow(t *testing.T) {
	t.Parallel()
	s := onStub(t, "alloyscan", func(*target.Target) {})
	_, err := s.Arrange(t.Context(), "paintSegment", "", resource.Full)
	require.EqualError(t, err, `no resource of alloyscan has the operation "paintSegment"`)
	_, err = s.Arrange(t.Context(), "createSegment", "cloud", resource.Full)
	require.EqualError(t, err, "resources.yaml does not say how to make the variant cloud of createSegment")
}

// A call that names its thing in the body is blocked, like any other, if the thing cannot be created.
func TestArrangeBlocksIfItsThingCannotBeCreated(t *testing.T) {
	t.Parallel()
	s := onStub(t, "alloyscan", func(x *target.Target) { delete(x.Offers, "audit-service") })
	segment, ok := s.Resources.Find("segment")
	require.True(t, ok)
	segment.Calls["listSegments"] = resource.Call{Query: resource.Template{Minimal: map[string]any{"type": "{{self.type}}"}}}
	segment.List = "" // a search that is not the listing
	_, err := s.Arrange(t.Context(), "listSegments", "", resource.Minimal)
	var blocked *trial.BlockedError
	require.ErrorAs(t, err, &blocked)
	assert.Contains(t, blocked.Reason, "the target offers no audit-service")
}
