package contract_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
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
    head: {operationId: d-look, x-permissions: [reader], responses: {"204": {description: good}}}
`

func TestCallers(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("desks", "desks.yaml", []byte(desks))
	require.NoError(t, err)
	assert.Equal(t, []contract.Caller{
		{"everything", []string{"Clocks (Full)", "Desks (Full)", "Plans (Full)", "Rooms"}},
		{"without-desks-read", []string{"Clocks (Full)", "Plans (Full)", "Rooms"}},                  // there is no lower level
		{"without-desks-full", []string{"Clocks (Full)", "Desks (Write)", "Plans (Full)", "Rooms"}}, // the next lower one, not the lowest
		{"without-desks-write", []string{"Clocks (Full)", "Desks (Read)", "Plans (Full)", "Rooms"}},
		{"without-rooms", []string{"Clocks (Full)", "Desks (Full)", "Plans (Full)"}},
		{"without-plans-read-or-clocks-write", []string{"Clocks (Read)", "Desks (Full)", "Rooms"}},        // of one alternative there is a lower level
		{"only-desks-write-and-plans-read-and-rooms", []string{"Desks (Write)", "Plans (Read)", "Rooms"}}, // the other policies are met
		{"only-clocks-write-and-desks-write-and-rooms", []string{"Clocks (Write)", "Desks (Write)", "Rooms"}},
	}, c.Callers(), "two operations ask for the same: it makes one caller")
}
