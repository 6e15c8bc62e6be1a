package sailpoint_test

import (
	"net/http"
	"testing"

	"github.com/oapi-codegen/nullable"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

// client returns the generated client for a stub over a socket, with a demo token.
func client(t *testing.T, token string) *api.ClientWithResponses {
	t.Helper()
	s := kit.Served(t)
	c, err := api.NewClientWithResponses(s.Base, api.WithHTTPClient(&http.Client{Transport: s.Transport}), api.WithRequestEditorFn(stubtest.Bearer(token)))
	require.NoError(t, err)
	return c
}

// leaf compares an attribute with a string; its children are null, as the vendor's clients send and
// read them (A-SP-20).
func leaf(attribute, text string) api.Expression {
	return api.Expression{Operator: "EQUALS", Attribute: nullable.NewNullableWithValue(attribute), Children: nullable.NewNullNullable[[]api.Expression](),
		Value: nullable.NewNullableWithValue(api.Expression_Value{Type: new("STRING"), Value: &text})}
}

func TestGeneratedClient(t *testing.T) {
	t.Parallel()
	c, ctx := client(t, admin), t.Context()

	made, err := c.CreateSegmentWithResponse(ctx, api.SegmentCreate{
		Name: "Austin", Owner: nullable.NewNullableWithValue(api.SegmentCreate_Owner{ID: new(owner)}),
		VisibilityCriteria: nullable.NewNullableWithValue(api.VisibilityCriteria{Expression: leaf("location", "Austin")}),
	})
	require.NoError(t, err)
	require.NotNil(t, made.JSON201, "%s", made.Body)
	assert.Equal(t, api.Segment_Owner{ID: owner, Name: "support", Type: "IDENTITY"}, made.JSON201.Owner.MustGet(), "the server adds the name and type of an owner")
	assert.True(t, made.JSON201.Description.IsNull(), "an omitted property is null")
	assert.False(t, made.JSON201.Active, "a segment is inactive by default")

	got, err := c.GetSegmentWithResponse(ctx, made.JSON201.ID)
	require.NoError(t, err)
	assert.Equal(t, made.JSON201, got.JSON200, "the created segment exists")

	listed, err := c.ListSegmentsWithResponse(ctx, &api.ListSegmentsParams{Offset: new(int32(1)), Limit: new(int32(10)), Count: new(true)})
	require.NoError(t, err)
	require.NotNil(t, listed.JSON200, "%s", listed.Body)
	assert.Equal(t, []api.Segment{*made.JSON201}, *listed.JSON200)
	require.NotNil(t, listed.Headers200.XTotalCount)
	assert.Equal(t, 2, *listed.Headers200.XTotalCount, "the count ignores limit and offset")

	criteria := api.VisibilityCriteria{Expression: api.Expression{Operator: "AND", Children: nullable.NewNullableWithValue([]api.Expression{leaf("location", "Philadelphia"), leaf("department", "HR")})}}
	changed, err := c.UpdateSegmentWithApplicationJSONPatchPlusJSONBodyWithResponse(ctx, made.JSON201.ID, []api.PatchOperation{
		{Op: api.PatchOperationOpReplace, Path: "/visibilityCriteria", Value: nullable.NewNullableWithValue[any](criteria)},
		{Op: api.PatchOperationOpReplace, Path: "/owner", Value: nullable.NewNullNullable[any]()},
		{Op: api.PatchOperationOpReplace, Path: "/active", Value: nullable.NewNullableWithValue[any](true)},
	})
	require.NoError(t, err)
	require.NotNil(t, changed.JSON200, "%s", changed.Body)
	assert.Equal(t, criteria, changed.JSON200.VisibilityCriteria.MustGet())
	assert.True(t, changed.JSON200.Owner.IsNull(), "null differs from absent")
	assert.True(t, changed.JSON200.Active)
	assert.Equal(t, "Austin", changed.JSON200.Name, "other properties stay")

	gone, err := c.DeleteSegmentWithResponse(ctx, made.JSON201.ID)
	require.NoError(t, err)
	assert.Equal(t, http.StatusNoContent, gone.StatusCode())
	assert.Empty(t, gone.Body)

	missing, err := c.GetSegmentWithResponse(ctx, made.JSON201.ID)
	require.NoError(t, err)
	require.NotNil(t, missing.JSON404, "%s", missing.Body)
	assert.Equal(t, "404 Not found", missing.JSON404.DetailCode.MustGet())
}

func TestGeneratedClientDecodesRefusals(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	nameless, err := client(t, admin).CreateSegmentWithResponse(ctx, api.SegmentCreate{})
	require.NoError(t, err)
	require.NotNil(t, nameless.JSON400, "%s", nameless.Body)
	assert.Equal(t, "400.1 Bad Request Content", nameless.JSON400.DetailCode.MustGet())

	forbidden, err := client(t, nobody).CreateSegmentWithResponse(ctx, api.SegmentCreate{Name: "n"})
	require.NoError(t, err)
	assert.NotNil(t, forbidden.JSON403, "%s", forbidden.Body)

	unauthenticated, err := client(t, expired).CreateSegmentWithResponse(ctx, api.SegmentCreate{Name: "n"})
	require.NoError(t, err)
	require.NotNil(t, unauthenticated.JSON401, "%s", unauthenticated.Body)
	assert.NotEmpty(t, unauthenticated.JSON401.Error.MustGet())
}

func TestDuplicateNamesAreAllowed(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	one, other := created(t, s, good), created(t, s, good)
	assert.Equal(t, one.Name, other.Name)
	assert.NotEqual(t, one.ID, other.ID)
}

func TestRequestVariantsOfClients(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, body string }{
		{"read-only properties, as in the source's example", `{"name":"n","id":"mine","created":"2020-01-01T00:00:00Z","modified":"2020-01-01T00:00:00Z"}`},
		{"dates in other formats", `{"name":"n","created":"2020-01-01T00:00Z","modified":1577836800}`},
		{"null for omitted properties", `{"name":"n","id":null,"created":null,"modified":null,"description":null,"owner":null,"visibilityCriteria":null}`},
		{"an owner whose type is null", `{"name":"n","owner":{"id":"` + owner + `","name":null,"type":null}}`},
		{"undeclared properties", `{"name":"n","color":"red","owner":{"id":"` + owner + `","mail":"a@example"}}`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			made := created(t, kit.Fresh(stub.Options{}), c.body)
			assert.NotEqual(t, "mine", made.ID, "the server sets the id")
			assert.Equal(t, stub.Epoch, made.Created, "and the dates")
		})
	}
}

// The bodies in the source; the second is converted to JSON (A-SP-6).
func TestExamplesOfSource(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	made := created(t, s, `{"owner":{"name":"support","id":"2c9180a46faadee4016fb4e018c20639","type":"IDENTITY"},"created":"2020-01-01T00:00:00Z",
		"visibilityCriteria":{"expression":{"children":[],"attribute":"location","value":{"type":"STRING","value":"Austin"},"operator":"EQUALS"}},
		"name":"segment-xyz","modified":"2020-01-01T00:00:00Z","description":"This segment represents xyz","active":true,"id":"0f11f2a4-7c94-4bf3-a2bd-742580fe3bde"}`)
	assert.Equal(t, "segment-xyz", made.Name)
	changed := segmentOf(t, patch(t, s, made.ID, `[{"op":"replace","path":"/visibilityCriteria","value":{"expression":{"operator":"AND","children":[
		{"operator":"EQUALS","attribute":"location","value":{"type":"STRING","value":"Philadelphia"}},
		{"operator":"EQUALS","attribute":"department","value":{"type":"STRING","value":"HR"}}]}}}]`), 200)
	assert.Len(t, changed.VisibilityCriteria.MustGet().Expression.Children.MustGet(), 2)
}
