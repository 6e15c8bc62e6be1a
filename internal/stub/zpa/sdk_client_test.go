package zpa_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

// sdk sends what the vendor's Go SDK sends, with its older client or with that of OneAPI, which
// has another sign-in and a prefix before every path.
type sdk struct {
	stubtest.Caller
	prefix, token string
}

// The properties of a group as the SDK sends them: numbers are strings, an empty list is null,
// added and deleted application segments are in one string.
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

// signedIn runs f with both clients, each with its own stub.
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

// call sends a request. The media type is JSON, even without a body; a body ends with the newline
// of the encoder. A Microtenant in the body is also in the query.
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

// getAll lists the first page of 500.
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
