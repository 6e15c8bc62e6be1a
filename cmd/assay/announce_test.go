package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// The line to try the stub with works without signing in: with a token, or with the cookie of a
// session.
func TestAnnouncedCalls(t *testing.T) {
	t.Parallel()
	v, err := builtin.Vendors().Load("alloyscan")
	require.NoError(t, err)
	config := v.NewStub(stub.Options{}).Config
	announced := func() string {
		var out bytes.Buffer
		(&app{out: &out}).announce(config, v, nil)
		return out.String()
	}
	assert.Contains(t, announced(), "\n  curl -s -H 'Authorization: Bearer demo-administrator' http://127.0.0.1:8787/api/v1/segments\n")
	config.Session = &target.Session{SignIn: "/Auth/SignAppIn", Cookie: "SID"}
	assert.Contains(t, announced(), "\n  curl -s -i -X POST -H 'Authorization: PS-Auth key=demo-secret-administrator; runas=administrator;' http://127.0.0.1:8787/Auth/SignAppIn\n")
	assert.Contains(t, announced(), "\n  curl -s -H 'Cookie: SID=demo-administrator' http://127.0.0.1:8787/api/v1/segments\n")
}
