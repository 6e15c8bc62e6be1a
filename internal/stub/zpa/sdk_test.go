package zpa_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

// sdk sends what the vendor's own Go SDK sends: by its older client, or by that of OneAPI, which
// signs in elsewhere and puts a prefix before every path.
type sdk struct {
	stubtest.Caller
	prefix, token string
}

// The members of a group as the SDK writes them: numbers are text, a list that was never filled
// is null, added and deleted application segments are one text.
type (
	sdkGroup struct {
		ID                  string           `json:"id,omitempty"`
		Name                string           `json:"name"`
		Description         string           `json:"description,omitempty"`
		Enabled             bool             `json:"enabled"`
		ConfigSpace         string           `json:"configSpace,omitempty"`
		CreationTime        string           `json:"creationTime,omitempty"`
		ModifiedBy          string           `json:"modifiedBy,omitempty"`
		ModifiedTime        string           `json:"modifiedTime,omitempty"`
		PolicyMigrated      bool             `json:"policyMigrated"`
		TCPKeepAliveEnabled string           `json:"tcpKeepAliveEnabled,omitempty"`
		MicrotenantID       string           `json:"microtenantId,omitempty"`
		MicrotenantName     string           `json:"microtenantName,omitempty"`
		AddedApps           string           `json:"addedApps,omitempty"`
		DeletedApps         string           `json:"deletedApps,omitempty"`
		Applications        []sdkApplication `json:"applications"`
	}
	sdkApplication struct {
		ID                   string   `json:"id,omitempty"`
		Name                 string   `json:"name"`
		BypassType           string   `json:"bypassType,omitempty"`
		CreationTime         string   `json:"creationTime,omitempty"`
		DomainNames          []string `json:"domainNames,omitempty"`
		DoubleEncrypt        bool     `json:"doubleEncrypt"`
		Enabled              bool     `json:"enabled"`
		IPAnchored           bool     `json:"ipAnchored"`
		PassiveHealthEnabled bool     `json:"passiveHealthEnabled"`
		TCPPortRanges        any      `json:"tcpPortRanges,omitempty"`
	}
	sdkPage struct {
		TotalPages any        `json:"totalPages"`
		List       []sdkGroup `json:"list"`
	}
)

// signedIn are both clients, each at a stub of its own.
func signedIn(t *testing.T, f func(t *testing.T, c sdk)) {
	t.Helper()
	secret := url.Values{"client_id": {"administrator"}, "client_secret": {"demo-secret-administrator"}}
	oneAPI := url.Values{"grant_type": {"client_credentials"}, "audience": {"https://api.zscaler.com"}, "client_id": secret["client_id"], "client_secret": secret["client_secret"]}
	for _, c := range []struct{ reason, prefix, signIn, form string }{
		{"the older client", "", "/signin", secret.Encode()},
		{"the client of OneAPI", "/zpa", "/oauth2/v1/token", oneAPI.Encode()},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s := kit.Served(t)
			f(t, sdk{s, c.prefix, stubtest.Token(t, s.Send(t, stubtest.SignIn(c.signIn, c.form)))})
		})
	}
}

// call sends a request. The media type is JSON, even where there is no body; a body ends with
// the line break of an encoder. A Microtenant in the body is named in the query too.
func (c sdk) call(t *testing.T, method, path string, query url.Values, body any) *exchange.Exchange {
	t.Helper()
	var text bytes.Buffer
	if body != nil {
		require.NoError(t, json.NewEncoder(&text).Encode(body))
	}
	if group, ok := body.(sdkGroup); ok && group.MicrotenantID != "" {
		query = url.Values{"microtenantId": {group.MicrotenantID}}
	}
	req, err := http.NewRequestWithContext(t.Context(), method, c.Base+c.prefix+path+"?"+query.Encode(), &text)
	require.NoError(t, err)
	req.Header.Set("Authorization", "Bearer "+c.token)
	req.Header.Set("Content-Type", "application/json")
	return c.Do(t, req)
}

func (c sdk) get(t *testing.T, id string) (g sdkGroup) {
	t.Helper()
	decode(t, c.call(t, "GET", groups+"/"+id, nil, nil), &g)
	return g
}

// getAll lists every page of 500; with a search its words are joined by ampersands.
func (c sdk) getAll(t *testing.T, query url.Values) (p sdkPage) {
	t.Helper()
	all := url.Values{"page": {"1"}, "pagesize": {"500"}}
	for name, values := range query {
		all[name] = values
	}
	decode(t, c.call(t, "GET", groups, all, nil), &p)
	return p
}

func (c sdk) create(t *testing.T, g sdkGroup) (made sdkGroup) {
	t.Helper()
	decode(t, c.call(t, "POST", groups, nil, g), &made)
	return made
}

func decode(t *testing.T, e *exchange.Exchange, into any) {
	t.Helper()
	require.Equal(t, 200, e.Status, "%s", e.Response.Body)
	require.NoError(t, json.Unmarshal(e.Response.Body, into), "%s", e.Response.Body)
}

func TestTheVendorsSDKDrivesTheStub(t *testing.T) {
	t.Parallel()
	signedIn(t, func(t *testing.T, c sdk) {
		made := c.create(t, sdkGroup{Name: "Head office", Enabled: true})
		assert.Equal(t, "0", made.MicrotenantID, "clients read where the group is")

		for search, reason := range map[string]string{
			"Head&office": "a name, its words joined", "name&EQ&Head&office": "a condition, its words joined", "name+EQ+Head office": "as newer versions write it", "Head+office": "escaped twice",
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

		// what was read is changed in one place and sent back whole
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
		assert.Equal(t, 204, c.call(t, "PUT", changes+"/"+g.ID, nil, g).Status, "the list of the newer change does not link anew")
		assert.Equal(t, 204, c.call(t, "DELETE", groups+"/"+g.ID, nil, nil).Status)
		assert.Equal(t, 404, c.call(t, "GET", groups+"/"+g.ID, nil, nil).Status)
	})
}

// The provider creates with a list of ids, changes by the newer version, and before an
// application segment goes takes it from the list by the older one.
func TestTheVendorsTerraformProviderDrivesTheStub(t *testing.T) {
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

func TestTheVendorsSDKWithinAMicrotenant(t *testing.T) {
	t.Parallel()
	signedIn(t, func(t *testing.T, c sdk) {
		made := c.create(t, sdkGroup{Name: "Kiosk", Enabled: true, MicrotenantID: branches})
		assert.Equal(t, branches, made.MicrotenantID)
		made.Description = "a stall"
		assert.Equal(t, 204, c.call(t, "PUT", changes+"/"+made.ID, nil, made).Status, "what was answered is sent back")
		assert.Equal(t, 404, c.call(t, "GET", groups+"/"+made.ID, nil, nil).Status, "it is not in the Default one")
		within := url.Values{"microtenantId": {branches}}
		assert.Equal(t, 200, c.call(t, "GET", groups+"/"+made.ID, within, nil).Status)
		assert.Equal(t, 204, c.call(t, "DELETE", groups+"/"+made.ID, within, nil).Status)
	})
}
