package stub_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/stub"
)

// A stub has an account for each caller whom the cases of testdata/notes.yaml need.
func TestPrincipals(t *testing.T) {
	t.Parallel()
	tester := stub.Principal{Name: "tester", Tenant: "here", Holds: []string{"archive"}}
	stranger := stub.Principal{Name: "stranger", Tenant: "there", Holds: []string{"notes (write)"}}
	assert.Equal(t, []stub.Principal{
		{Name: "main", Tenant: "here", Holds: []string{"archive", "notes (write)", "keys"}}, // everything, and what it had
		tester,   // serves as only-archive
		stranger, // is of another tenant, and serves as nobody
		{Name: "without-notes-write-or-archive", Secret: "demo-secret-without-notes-write-or-archive", Tenant: "here", Holds: []string{"notes (read)"}},
		{Name: "only-notes-write", Secret: "demo-secret-only-notes-write", Tenant: "here", Holds: []string{"notes (write)"}},
	}, stub.Principals(notes(), stub.Principal{Name: "main", Tenant: "here", Holds: []string{"keys"}}, tester, stranger))
}

// A document that asks for no permission needs only the accounts that it is given.
func TestPrincipalsWithoutPermissions(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("v", "v.yaml", []byte("openapi: 3.0.3\ninfo: {title: v, version: '1'}\npaths: {}\n"))
	require.NoError(t, err)
	assert.Equal(t, []stub.Principal{{Name: "main", Holds: []string{"a"}}}, stub.Principals(c, stub.Principal{Name: "main", Holds: []string{"a"}}))
}
