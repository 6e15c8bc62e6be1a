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

// TestConfig looks at how a stub describes itself as a target. Where it can be reached may be
// told as the address of the API or as that of its server.
func (k *Kit) TestConfig(t *testing.T) {
	t.Parallel()
	config := k.Stub(stub.Options{}).Config
	assert.Equal(t, "http://"+stub.DefaultAddress+k.Base, config.URL)
	assert.True(t, config.Published, "its secrets protect nothing")
	assert.Contains(t, config.Credentials, config.Main)
	for _, server := range []string{"https://stub.example", "https://stub.example/within"} {
		for _, told := range []string{server, server + k.Base} {
			assert.Equal(t, server+k.Base, k.Stub(stub.Options{BaseURL: told}).Config.URL, "told %s", told)
		}
	}
}

// TestGuards holds the table of the vendor's guards against the document.
func (k *Kit) TestGuards(t *testing.T, guards []rule.Site) {
	t.Parallel()
	seen := map[rule.Site]bool{}
	for _, g := range guards {
		assert.True(t, g.IsGuard(), "%s", g)
		assert.NotNil(t, k.Document().Operation(g.Operation()), "%s is a guard of no operation", g)
		assert.False(t, seen[g], "%s stands there twice", g)
		assert.False(t, slices.Contains(k.Document().Guards(), g), "%s is kept by the chain", g)
		seen[g] = true
	}
}

// TestPoliciesAreGuards turns a policy of the document off, for one operation.
func (k *Kit) TestPoliciesAreGuards(t *testing.T) {
	t.Parallel()
	list := k.Fresh(stub.Options{}).Send(t, k.List).Operation
	s := k.Fresh(stub.Options{Break: []rule.Site{rule.Guard(list, contract.CredentialPresent)}})
	assert.Equal(t, 200, s.Send(t, k.List.By("")).Status)
	assert.Equal(t, 401, s.Send(t, k.Writes[0].By("")).Status, "that guard is another operation's")
}

// TestTwoShareNothing changes one of two stubs: by a creation, and by what more is told.
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

// TestTokensExpire signs in, and comes back when the token is an hour old.
func (k *Kit) TestTokensExpire(t *testing.T, signIn Call) {
	t.Parallel()
	s := k.Fresh(stub.Options{})
	token := Token(t, s.Send(t, signIn))
	assert.Equal(t, 200, s.Send(t, k.List.By(token)).Status)
	s.Wait(t, time.Hour)
	assert.Equal(t, 401, s.Send(t, k.List.By(token)).Status)
	assert.Equal(t, 200, s.Send(t, k.List.By(Token(t, s.Send(t, signIn)))).Status)
}
