package builtin_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/trial"
)

// session is a trial of a vendor on its own stub.
func session(t *testing.T, v *suite.Vendor, writes bool) *trial.Session {
	t.Helper()
	aim := v.NewStub(stub.Options{}).Target()
	aim.Writes = writes
	return trial.NewSession(aim, v.Contract, v.Resources, &result.Trial{Number: 1, ID: "planted"}, nil, "assay")
}

// The rows of a vendor's resources make a valid call of each operation: it satisfies the
// contract, and the stub accepts it.
func TestArrangeEveryOperation(t *testing.T) {
	t.Parallel()
	all, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	for _, v := range all {
		for _, op := range v.Contract.Operations() {
			for name, form := range map[string]resource.Form{"minimal": resource.Minimal, "full": resource.Full} {
				t.Run(strings.Join([]string{v.Name, op.ID, name}, "/"), func(t *testing.T) {
					t.Parallel()
					s := session(t, v, true)
					call, err := s.Arrange(t.Context(), op.ID, "", form)
					require.NoError(t, err)
					assert.Equal(t, op.ID, call.Operation)
					e, err := s.Send(t.Context(), call)
					require.NoError(t, err)
					assert.True(t, trial.Succeeded(e), "got %d: %s", e.Status, e.Response.Body)
					assert.Empty(t, s.Record.Error, "the request satisfies the contract")
					assert.Empty(t, s.Record.Findings)
				})
			}
		}
	}
}

// The full call of a creation has more properties than the minimal one; two calls never share a
// name.
func TestFormsOfCreation(t *testing.T) {
	t.Parallel()
	all, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	for _, v := range all {
		s := session(t, v, true)
		for noun, r := range v.Resources.Resources {
			if r.Create == "" {
				continue
			}
			minimal, err := s.Arrange(t.Context(), r.Create, "", resource.Minimal)
			require.NoError(t, err)
			full, err := s.Arrange(t.Context(), r.Create, "", resource.Full)
			require.NoError(t, err)
			if minimal.Body == nil { // a link, made of two ids
				continue
			}
			less, more := minimal.Body.(map[string]any), full.Body.(map[string]any)
			assert.GreaterOrEqual(t, len(more), len(less), noun)
			for name := range less {
				assert.Contains(t, more, name, noun)
			}
			if r.Name.Property == "" {
				continue
			}
			assert.NotEqual(t, less[r.Name.Sent], more[r.Name.Sent], "%s: names are unique", noun)
			assert.True(t, strings.HasPrefix(less[r.Name.Sent].(string), "assay-1-"), "%s: a name has the run and the trial", noun)
		}
	}
}

// Where writes are not allowed, reads use listed objects, and writes block.
func TestCallsWithoutWrites(t *testing.T) {
	t.Parallel()
	all, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	for _, v := range all {
		for _, op := range v.Contract.Operations() {
			s := session(t, v, false)
			call, err := s.Arrange(t.Context(), op.ID, "", resource.Minimal)
			if err == nil {
				_, err = s.Send(t.Context(), call)
			}
			if !op.Writes() {
				assert.NoError(t, err, op.ID)
				continue
			}
			var blocked *trial.BlockedError
			require.ErrorAs(t, err, &blocked, op.ID)
			assert.Contains(t, blocked.Reason, "--allow-writes")
		}
	}
}

// A change keeps the other properties: its body is based on the object.
func TestChangeBody(t *testing.T) {
	t.Parallel()
	for vendor, want := range map[string]string{
		"alloyscan": `{"name":"new"}`,
		"sailpoint": `[{"op":"replace","path":"/name","value":"new"}]`,
		"zpa":       `{"description":"d","enabled":false,"name":"new"}`,
	} {
		v, err := builtin.Vendors().Load(vendor)
		require.NoError(t, err)
		for _, r := range v.Resources.All() {
			if r.Update == "" {
				continue
			}
			known := map[string]any{"name": "old", "description": "d", "enabled": false}
			text, err := json.Marshal(r.ChangeBody(known, map[string]any{"name": "new"}))
			require.NoError(t, err)
			assert.JSONEq(t, want, string(text), vendor)
		}
	}
}

// A stub offers exactly the names that its vendor's resources declare.
func TestStubOffersMatchResources(t *testing.T) {
	t.Parallel()
	all, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	for _, v := range all {
		config := v.NewStub(stub.Options{}).Config
		for name, offer := range v.Resources.Offers {
			value, offered := config.Offers[name]
			assert.True(t, offered, "%s: %s", v.Name, name)
			_, isCredential := config.Credentials[value]
			assert.Equal(t, offer.Is == "credential", isCredential, "%s: %s is %s", v.Name, name, offer.Is)
		}
		for name := range config.Offers {
			assert.Contains(t, v.Resources.Offers, name, v.Name)
		}
	}
}
