package alloyscan_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/oapi-codegen/nullable"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/alloyscan"
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

func TestGeneratedClient(t *testing.T) {
	t.Parallel()
	c, ctx := client(t, admin), t.Context()

	made, err := c.CreateSegmentWithResponse(ctx, api.SegmentCreate{
		Name: "Office", Type: "address-list", Addresses: []string{"10.0.0.1", "10.0.0.0/24"}, AuditServiceID: new(uuid.MustParse(service)), AutoTagID: nullable.NewNullableWithValue("tag-1"),
	})
	require.NoError(t, err)
	require.NotNil(t, made.JSON201, "%s", made.Body)
	id := made.JSON201.ID.String()
	assert.Equal(t, "tag-1", made.JSON201.AutoTagID.MustGet())

	got, err := c.GetSegmentWithResponse(ctx, id)
	require.NoError(t, err)
	assert.Equal(t, made.JSON201, got.JSON200, "the created segment exists")

	listed, err := c.ListSegmentsWithResponse(ctx, &api.ListSegmentsParams{Type: new("address-list"), AuditServiceID: new(service), Offset: new(1), Limit: new(10)})
	require.NoError(t, err)
	require.NotNil(t, listed.JSON200, "%s", listed.Body)
	assert.Equal(t, 2, listed.JSON200.Total)
	require.Len(t, listed.JSON200.Items, 1)
	assert.Equal(t, "Office", listed.JSON200.Items[0].Name)
	assert.False(t, listed.JSON200.Items[0].LastScan.IsSpecified(), "it was never scanned")

	renamed, err := c.UpdateSegmentWithResponse(ctx, id, api.SegmentPatch{Name: new("Head office")})
	require.NoError(t, err)
	require.NotNil(t, renamed.JSON200, "%s", renamed.Body)
	assert.Equal(t, "Head office", renamed.JSON200.Name)
	assert.Equal(t, "tag-1", renamed.JSON200.AutoTagID.MustGet(), "a property that is not sent stays")

	untagged, err := c.UpdateSegmentWithResponse(ctx, id, api.SegmentPatch{AutoTagID: nullable.NewNullNullable[string]()})
	require.NoError(t, err)
	assert.True(t, untagged.JSON200.AutoTagID.IsNull(), "null differs from absent")
	assert.Equal(t, "Head office", untagged.JSON200.Name)

	scan, err := c.ScanSegmentWithResponse(ctx, id, api.ScanRequest{Audit: new(true)})
	require.NoError(t, err)
	require.NotNil(t, scan.JSON202, "%s", scan.Body)
	assert.Equal(t, api.ScanTaskStatusQueued, scan.JSON202.Status)

	again, err := c.ScanSegmentWithResponse(ctx, id, api.ScanRequest{})
	require.NoError(t, err)
	assert.NotNil(t, again.JSON409, "a scan is running")

	gone, err := c.DeleteSegmentWithResponse(ctx, id)
	require.NoError(t, err)
	assert.Equal(t, http.StatusNoContent, gone.StatusCode())
	assert.Empty(t, gone.Body)

	missing, err := c.GetSegmentWithResponse(ctx, id)
	require.NoError(t, err)
	require.NotNil(t, missing.JSON4XX, "%s", missing.Body)
	assert.Equal(t, http.StatusNotFound, missing.StatusCode())
}

func TestGeneratedClientDecodesRefusals(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	taken, err := client(t, admin).CreateSegmentWithResponse(ctx, api.SegmentCreate{Name: "Cloud account", Type: "aws"})
	require.NoError(t, err)
	require.NotNil(t, taken.JSON409, "%s", taken.Body)
	assert.Equal(t, "conflict", taken.JSON409.Error)

	invalid, err := client(t, admin).CreateSegmentWithResponse(ctx, api.SegmentCreate{Name: "n", Type: "volcano"})
	require.NoError(t, err)
	assert.NotNil(t, invalid.JSON400, "%s", invalid.Body)

	forbidden, err := client(t, plain).CreateSegmentWithResponse(ctx, api.SegmentCreate{Name: "n", Type: "aws"})
	require.NoError(t, err)
	assert.NotNil(t, forbidden.JSON403, "%s", forbidden.Body)

	unauthenticated, err := client(t, "nonsense").CreateSegmentWithResponse(ctx, api.SegmentCreate{Name: "n", Type: "aws"})
	require.NoError(t, err)
	assert.NotNil(t, unauthenticated.JSON401, "%s", unauthenticated.Body)
}

func TestNameIsAvailableOnAnotherSite(t *testing.T) {
	t.Parallel()
	elsewhere, err := client(t, second).CreateSegmentWithResponse(t.Context(), api.SegmentCreate{Name: "Warehouse", Type: "aws"})
	require.NoError(t, err)
	assert.NotNil(t, elsewhere.JSON201, "%s", elsewhere.Body)
}
