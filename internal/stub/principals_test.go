package stub_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/stub"
)

// desks is a document with permissions at three levels, sets of both kinds, and both at one operation.
const desks = `openapi: 3.0.3
info: {title: desks, version: "1"}
x-permission-levels: [Read, Write, Full]
x-permission-sets:
  reader: {all: [{permission: Desks, level: Read}]}
  writer: {all: [{permission: Desks, level: Full}]}
  mover: {all: [{permission: Desks, level: Write}, {permission: Rooms}]}
  scheduler: {any: [{permission: Plans, level: Read}, {permission: Clocks, level: Write}]}
paths:
  /desks:
    get: {operationId: a-list, x-permissions: [reader], responses: {"200": {description: good}}}
    post: {operationId: b-create, x-permissions: [writer], responses: {"201": {description: good}}}
    put: {operationId: c-move, x-permissions: [mover, scheduler], responses: {"204": {description: good}}}
`

func TestPrincipals(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("desks", "desks.yaml", []byte(desks))
	require.NoError(t, err)
	const clocks, full, plans = "Clocks (Full)", "Desks (Full)", "Plans (Full)"
	made := func(name string, holds ...string) stub.Principal {
		return stub.Principal{Name: name, Secret: "demo-secret-" + name, Holds: holds, Tenant: "here"}
	}
	got := stub.Principals(c,
		stub.Principal{Name: "main", Tenant: "here", Holds: []string{"Keys"}},
		stub.Principal{Name: "roomless", Tenant: "here", Holds: []string{plans, full, clocks, "Keys"}},
		stub.Principal{Name: "elsewhere", Tenant: "there", Holds: []string{clocks, plans, "Rooms"}})
	assert.Equal(t, []stub.Principal{
		{Name: "main", Tenant: "here", Holds: []string{clocks, full, "Keys", plans, "Rooms"}}, // everything, and what it had
		{Name: "roomless", Tenant: "here", Holds: []string{plans, full, clocks, "Keys"}},      // serves as without-rooms: the document does not know keys
		{Name: "elsewhere", Tenant: "there", Holds: []string{clocks, plans, "Rooms"}},         // of another tenant: does not serve
		made("without-desks-read", clocks, plans, "Rooms"),                                    // there is no lower level
		made("without-desks-full", clocks, "Desks (Write)", plans, "Rooms"),                   // the next lower one, not the lowest
		made("without-desks-write", clocks, "Desks (Read)", plans, "Rooms"),
		made("without-plans-read-or-clocks-write", "Clocks (Read)", full, "Rooms"), // of one alternative there is a lower level
		made("only-plans-read-and-desks-write-and-rooms", "Desks (Write)", "Plans (Read)", "Rooms"),
		made("only-clocks-write-and-desks-write-and-rooms", "Clocks (Write)", "Desks (Write)", "Rooms"),
	}, got)
}

// A document that asks for no permission needs only the accounts that it is given.
func TestPrincipalsWithoutPermissions(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("v", "v.yaml", []byte("openapi: 3.0.3\ninfo: {title: v, version: '1'}\npaths: {}\n"))
	require.NoError(t, err)
	assert.Equal(t, []stub.Principal{{Name: "main", Holds: []string{"a"}}}, stub.Principals(c, stub.Principal{Name: "main", Holds: []string{"a"}}))
}
