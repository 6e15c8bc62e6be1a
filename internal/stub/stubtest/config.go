package stubtest

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// TestConfig checks the config of a stub. Its base URL may be that of the API or that of the
// server.
func (k *Kit) TestConfig(t *testing.T) {
	t.Parallel()
	config := k.Stub(stub.Options{}).Config
	assert.Equal(t, "http://"+stub.DefaultAddress+k.Base, config.URL)
	assert.True(t, config.Published, "its secrets protect nothing")
	assert.Contains(t, config.Credentials, config.Main)
	for _, server := range []string{"https://stub.example", "https://stub.example/within"} {
		for _, base := range []string{server, server + k.Base} {
			assert.Equal(t, server+k.Base, k.Stub(stub.Options{BaseURL: base}).Config.URL, "base URL %s", base)
		}
	}
}

// TestGuards checks the vendor's table of guards against the document.
func (k *Kit) TestGuards(t *testing.T, guards []rule.Site) {
	t.Parallel()
	seen := map[rule.Site]bool{}
	for _, g := range guards {
		assert.True(t, g.IsGuard(), "%s", g)
		assert.NotNil(t, k.Document().Operation(g.Operation()), "%s is not a guard of an operation", g)
		assert.False(t, seen[g], "%s is a duplicate", g)
		assert.False(t, slices.Contains(k.Document().Guards(), g), "%s is enforced by the chain", g)
		seen[g] = true
	}
}

// TestPoliciesAreGuards turns off a policy of the document for one operation.
func (k *Kit) TestPoliciesAreGuards(t *testing.T) {
	t.Parallel()
	list := k.Fresh(stub.Options{}).Send(t, k.List).Operation
	s := k.Fresh(stub.Options{Break: []rule.Site{rule.Guard(list, contract.CredentialPresent)}})
	assert.Equal(t, 200, s.Send(t, k.List.By("")).Status)
	assert.Equal(t, 401, s.Send(t, k.Writes[0].By("")).Status, "another operation has another guard")
}

// TestTwoShareNothing changes one of two stubs, with a creation and the other calls.
func (k *Kit) TestTwoShareNothing(t *testing.T, more ...Call) {
	t.Parallel()
	a, b := k.Fresh(stub.Options{}), k.Fresh(stub.Options{})
	before := b.State(t)
	first := a.Send(t, k.Writes[0])
	require.Equal(t, 2, first.Status/100, "%s", first.Response.Body)
	for _, c := range more {
		require.Equal(t, 2, a.Send(t, c).Status/100, "%s %s", c.Method, c.Path)
	}
	assert.NotEqual(t, before, a.State(t))
	assert.Equal(t, before, b.State(t))
	second := b.Send(t, k.Writes[0])
	assert.Equal(t, string(first.Response.Body), string(second.Response.Body), "ids are the same in every run")
}

// TestTokensExpire signs in and uses the token again after an hour.
func (k *Kit) TestTokensExpire(t *testing.T, signIn Call) {
	t.Parallel()
	s := k.Fresh(stub.Options{})
	token := Token(t, s.Send(t, signIn))
	assert.Equal(t, 200, s.Send(t, k.List.By(token)).Status)
	s.Wait(t, time.Hour)
	assert.Equal(t, 401, s.Send(t, k.List.By(token)).Status)
	assert.Equal(t, 200, s.Send(t, k.List.By(Token(t, s.Send(t, signIn)))).Status)
}
