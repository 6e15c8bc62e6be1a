package zpa_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/zpa"
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

func text(t *testing.T, id string) api.ApplicationID {
	t.Helper()
	var v api.ApplicationID
	require.NoError(t, v.FromApplicationID0(id))
	return v
}

func number(t *testing.T, id int64) api.ApplicationID {
	t.Helper()
	var v api.ApplicationID
	require.NoError(t, v.FromApplicationID1(id))
	return v
}

func TestGeneratedClient(t *testing.T) {
	t.Parallel()
	c, ctx := client(t, admin), t.Context()

	made, err := c.CreateSegmentGroupWithResponse(ctx, customer, nil, api.SegmentGroupCreate{
		Name: "Office", Description: new("desks"), Enabled: new(true), Applications: []api.ApplicationRef{{ID: new(text(t, intranet))}},
	})
	require.NoError(t, err)
	require.NotNil(t, made.JSON200, "%s", made.Body)
	id := made.JSON200.ID
	assert.Regexp(t, `^[0-9]{18}$`, id)
	assert.Equal(t, "1767225600", made.JSON200.CreationTime, "the stub's own clock")
	assert.Equal(t, "desks", *made.JSON200.Description)
	require.Len(t, made.JSON200.Applications.MustGet(), 1)
	assert.Equal(t, intranet, made.JSON200.Applications.MustGet()[0].ID)

	got, err := c.GetSegmentGroupWithResponse(ctx, customer, id, nil)
	require.NoError(t, err)
	require.NotNil(t, got.JSON200, "%s", got.Body)
	assert.Equal(t, "Office", got.JSON200.Name)
	assert.Nil(t, got.JSON200.ModifiedTime, "an unchanged group")
	assert.Equal(t, "Default", *got.JSON200.MicrotenantName)
	require.Len(t, got.JSON200.Applications.MustGet(), 1)
	assert.Equal(t, []string{"80", "80", "8080", "8090"}, got.JSON200.Applications.MustGet()[0].TCPPortRanges, "the ends of the ranges in turn")

	changed, err := c.UpdateSegmentGroupWithResponse(ctx, customer, id, nil, api.SegmentGroupUpdate{
		Name: new("Head office"), AddedApps: []api.ApplicationID{number(t, 216196257331372002)}, DeletedApps: []api.ApplicationID{text(t, intranet)},
	})
	require.NoError(t, err)
	require.Equal(t, http.StatusNoContent, changed.StatusCode(), "%s", changed.Body)
	assert.Empty(t, changed.Body)

	got, err = c.GetSegmentGroupWithResponse(ctx, customer, id, nil)
	require.NoError(t, err)
	assert.Equal(t, "Head office", got.JSON200.Name)
	assert.Equal(t, "desks", *got.JSON200.Description, "a property that is not sent stays")
	assert.NotNil(t, got.JSON200.ModifiedTime)
	require.Len(t, got.JSON200.Applications.MustGet(), 1)
	assert.Equal(t, wiki, got.JSON200.Applications.MustGet()[0].ID, "an id may be sent as a number")

	listed, err := c.ListSegmentGroupsWithResponse(ctx, customer, &api.ListSegmentGroupsParams{Page: new(1), Pagesize: new(10), Search: new("name EQ Head office")})
	require.NoError(t, err)
	require.NotNil(t, listed.JSON200, "%s", listed.Body)
	assert.Equal(t, "1", listed.JSON200.TotalPages)
	assert.Equal(t, "1", *listed.JSON200.TotalCount)
	require.Len(t, listed.JSON200.List, 1)

	inUse, err := c.DeleteSegmentGroupWithResponse(ctx, customer, id, nil)
	require.NoError(t, err)
	require.NotNil(t, inUse.JSON400, "%s", inUse.Body)
	assert.Equal(t, "resource.referenced", inUse.JSON400.ID)
	assert.Equal(t, []string{"Application", "Wiki"}, inUse.JSON400.Params)

	unlinked, err := c.UpdateSegmentGroupWithResponse(ctx, customer, id, nil, api.SegmentGroupUpdate{DeletedApps: []api.ApplicationID{text(t, wiki)}})
	require.NoError(t, err)
	require.Equal(t, http.StatusNoContent, unlinked.StatusCode())
	gone, err := c.DeleteSegmentGroupWithResponse(ctx, customer, id, nil)
	require.NoError(t, err)
	assert.Equal(t, http.StatusNoContent, gone.StatusCode(), "no application segment refers to it")

	missing, err := c.GetSegmentGroupWithResponse(ctx, customer, id, nil)
	require.NoError(t, err)
	require.NotNil(t, missing.JSON4XX, "%s", missing.Body)
	assert.Equal(t, http.StatusNotFound, missing.StatusCode())
}

func TestGeneratedClientDecodesRefusals(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	wrong, err := client(t, admin).UpdateSegmentGroupWithResponse(ctx, customer, finance, nil, api.SegmentGroupUpdate{AddedApps: []api.ApplicationID{text(t, unknown)}})
	require.NoError(t, err)
	require.NotNil(t, wrong.JSON400, "%s", wrong.Body)
	assert.Equal(t, "invalid.resource.argument", wrong.JSON400.ID)

	unauthenticated, err := client(t, "nonsense").GetSegmentGroupWithResponse(ctx, customer, finance, nil)
	require.NoError(t, err)
	require.NotNil(t, unauthenticated.JSON4XX, "%s", unauthenticated.Body)
	assert.Equal(t, "unauthorized", *unauthenticated.JSON4XX.Detail)
}
