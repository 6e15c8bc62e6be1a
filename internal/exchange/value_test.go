package exchange_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// responded returns an exchange with a response, and findings at places of its body.
func responded(body string, faultyAt ...string) *exchange.Exchange {
	e := &exchange.Exchange{Operation: "op", Status: 200, Response: exchange.Message{Body: exchange.Body(body)}}
	for _, pointer := range faultyAt {
		e.Findings = append(e.Findings, evidence.Finding{Site: "op/200/body/x", Grade: evidence.Violated, Pointer: pointer})
	}
	return e
}

func TestReadValue(t *testing.T) {
	t.Parallel()
	body := responded(`{"name":"n","count":9007199254740993,"none":null,"items":[{"id":"a"},{"id":"b"}],"a/b~c":"odd"}`).Read()
	name, ok := body.Property("name").Text()
	assert.True(t, ok)
	assert.Equal(t, "n", name)
	count, ok := body.Property("count").Any()
	assert.True(t, ok)
	assert.Equal(t, json.Number("9007199254740993"), count, "no digit is lost")
	_, ok = body.Property("count").Text()
	assert.False(t, ok, "a number is no string")
	none, ok := body.Property("none").Any()
	assert.True(t, ok, "null is a value")
	assert.Nil(t, none)
	items, ok := body.Property("items").Items()
	require.True(t, ok)
	require.Len(t, items, 2)
	id, ok := items[1].Property("id").Text()
	assert.True(t, ok)
	assert.Equal(t, "b", id)
	odd, ok := body.Property("a/b~c").Text()
	assert.True(t, ok)
	assert.Equal(t, "odd", odd)
}

func TestAbsent(t *testing.T) {
	t.Parallel()
	body := responded(`{"name":"n","none":null}`).Read()
	for _, c := range []struct {
		reason string
		value  exchange.Value
		absent bool
	}{
		{"a property that is present", body.Property("name"), false},
		{"null is a value", body.Property("none"), false},
		{"a property that is missing", body.Property("other"), true},
		{"a property of a value that is no object", body.Property("name").Property("first"), true},
		{"a body that is no JSON", responded("<html>").Read(), true},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.absent, c.value.Absent(), c.reason)
			_, ok := c.value.Any()
			assert.Equal(t, !c.absent, ok, c.reason)
			_, ok = c.value.Items()
			assert.False(t, ok, "no array: %s", c.reason)
		})
	}
}

// Where a response violates the contract, it is evidence of nothing else.
func TestViolationMakesValueUnreliable(t *testing.T) {
	t.Parallel()
	const body = `{"name":"n","owner":{"mail":"m"},"items":[{"id":"a"},{"id":"b"}]}`
	owner := func(v exchange.Value) exchange.Value { return v.Property("owner") }
	mail := func(v exchange.Value) exchange.Value { return v.Property("owner").Property("mail") }
	other := func(v exchange.Value) exchange.Value { return v.Property("other") }
	for _, c := range []struct {
		reason   string
		faulty   string
		place    func(exchange.Value) exchange.Value
		reliable bool
	}{
		{"the same place", "/owner/mail", mail, false},
		{"a place above it", "/owner", mail, false},
		{"a place below it", "/owner/mail", owner, false},
		{"the whole body", "", mail, false},
		{"another place", "/name", mail, true},
		{"a name with the same prefix", "/own", owner, true},
		{"a required property that is missing", "/other", other, false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			v := c.place(responded(body, c.faulty).Read())
			_, ok := v.Any()
			assert.Equal(t, c.reliable, ok, c.reason)
			assert.False(t, v.Absent(), c.reason)
		})
	}
}

func TestArrayIsReliableIfItemIsNot(t *testing.T) {
	t.Parallel()
	const body = `{"items":[{"id":"a"},{"id":5}]}`
	items, ok := responded(body, "/items/1/id").Read().Property("items").Items()
	require.True(t, ok, "a violation in an item does not change the number of items")
	require.Len(t, items, 2)
	_, ok = items[0].Property("id").Text()
	assert.True(t, ok)
	_, ok = items[1].Property("id").Any()
	assert.False(t, ok)
	_, ok = responded(body, "/items").Read().Property("items").Items()
	assert.False(t, ok)
}

func TestOtherFindingsKeepValueReliable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason  string
		finding evidence.Finding
	}{
		{"a finding about the request", evidence.Finding{Site: "op/body/name/type", Grade: evidence.Violated, Pointer: "/name", Request: true}},
		{"an undeclared property is tolerated", evidence.Finding{Site: "op/200/body/undeclared", Grade: evidence.Tolerated, Pointer: "/name"}},
		{"the source does not document the place", evidence.Finding{Site: "op/200/body/name/type", Grade: evidence.Note, Pointer: "/name"}},
		{"a finding about a header", evidence.Finding{Site: rule.Site("op/200/header/X-Total/type"), Grade: evidence.Violated}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := responded(`{"name":"n"}`)
			e.Findings = []evidence.Finding{c.finding}
			_, ok := e.Read().Property("name").Text()
			assert.True(t, ok, c.reason)
		})
	}
}
