package zpa_test

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSDK(t *testing.T) {
	t.Parallel()
	signedIn(t, func(t *testing.T, c sdk) {
		made := c.create(t, sdkGroup{Name: "Head office", Enabled: true})
		assert.Equal(t, "0", made.MicrotenantID, "clients need the Microtenant")

		for search, reason := range map[string]string{
			"Head&office": "a name, joined", "name&EQ&Head&office": "a condition, joined", "name+EQ+Head office": "in the syntax of newer versions", "Head+office": "escaped twice",
		} {
			found := c.getAll(t, url.Values{"search": {search}}).List
			if assert.Len(t, found, 1, reason) {
				assert.Equal(t, made.ID, found[0].ID, reason)
			}
		}
		assert.Len(t, c.getAll(t, nil).List, 3)
		archived := c.getAll(t, url.Values{"microtenantId": {archive}})
		assert.Len(t, archived.List, 500)
		assert.Equal(t, "2", archived.TotalPages)

		// change one property of the group that was read and send it back
		g := c.get(t, made.ID)
		g.Description, g.AddedApps = "desks", wiki
		for _, path := range []string{groups, changes} {
			assert.Equal(t, 204, c.call(t, "PUT", path+"/"+g.ID, nil, g).Status, path)
			assert.Equal(t, "desks", c.get(t, g.ID).Description)
		}
		g = c.get(t, made.ID)
		require.Len(t, g.Applications, 1)
		assert.Equal(t, wiki, g.Applications[0].ID)

		assert.Equal(t, 400, c.call(t, "DELETE", groups+"/"+g.ID, nil, nil).Status, "an application segment refers to it")
		g.DeletedApps = wiki
		assert.Equal(t, 204, c.call(t, "PUT", changes+"/"+g.ID, nil, g).Status, "the list in the newer version does not link it again")
		assert.Equal(t, 204, c.call(t, "DELETE", groups+"/"+g.ID, nil, nil).Status)
		assert.Equal(t, 404, c.call(t, "GET", groups+"/"+g.ID, nil, nil).Status)
	})
}

// The provider creates with a list of ids and changes with the newer version. Before it deletes an
// application segment, it removes it from the list with the older version.
func TestTerraformProvider(t *testing.T) {
	t.Parallel()
	signedIn(t, func(t *testing.T, c sdk) {
		bare := c.create(t, sdkGroup{Name: "Bare", Enabled: true, Applications: []sdkApplication{}})
		assert.Empty(t, c.get(t, bare.ID).Applications)

		made := c.create(t, sdkGroup{Name: "Office", Enabled: true, Applications: []sdkApplication{{ID: intranet}, {ID: wiki}}})
		planned := sdkGroup{ID: made.ID, Name: "Office", Description: "desks", Enabled: true, Applications: []sdkApplication{{ID: intranet}, {ID: wiki}}}
		assert.Equal(t, 204, c.call(t, "PUT", changes+"/"+made.ID, nil, planned).Status)
		g := c.get(t, made.ID)
		assert.Equal(t, "desks", g.Description)
		require.Len(t, g.Applications, 2)

		g.Applications = g.Applications[:1]
		assert.Equal(t, 204, c.call(t, "PUT", groups+"/"+made.ID, nil, g).Status)
		require.Len(t, c.get(t, made.ID).Applications, 1)
		g.Applications = []sdkApplication{}
		assert.Equal(t, 204, c.call(t, "PUT", groups+"/"+made.ID, nil, g).Status)
		assert.Empty(t, c.get(t, made.ID).Applications)
		assert.Equal(t, 204, c.call(t, "DELETE", groups+"/"+made.ID, nil, nil).Status)
	})
}

func TestSDKWithinMicrotenant(t *testing.T) {
	t.Parallel()
	signedIn(t, func(t *testing.T, c sdk) {
		made := c.create(t, sdkGroup{Name: "Kiosk", Enabled: true, MicrotenantID: branches})
		assert.Equal(t, branches, made.MicrotenantID)
		made.Description = "a stall"
		assert.Equal(t, 204, c.call(t, "PUT", changes+"/"+made.ID, nil, made).Status, "the response is sent back")
		assert.Equal(t, 404, c.call(t, "GET", groups+"/"+made.ID, nil, nil).Status, "it is not in the Default Microtenant")
		within := url.Values{"microtenantId": {branches}}
		assert.Equal(t, 200, c.call(t, "GET", groups+"/"+made.ID, within, nil).Status)
		assert.Equal(t, 204, c.call(t, "DELETE", groups+"/"+made.ID, within, nil).Status)
	})
}
