package model_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/model"
	"github.com/assay-conformance/assay/internal/resource"
)

// shown is a thing as a response shows it.
func shown(text string) exchange.Value {
	e := &exchange.Exchange{Status: 200}
	e.Response.Body = exchange.Body(text)
	return e.Read()
}

func segment(style string) *resource.Resource {
	return &resource.Resource{Noun: "segment", Change: resource.Change{Style: style}, Name: resource.Name{Property: "name", Sent: "name"},
		Properties: map[string]resource.Property{"created": {By: "server", Fixed: true}, "modified": {By: "server"}, "secret": {Shown: resource.Shown{Never: true}}},
		Links:      map[string]resource.Link{"apps": {To: "app", ID: "id", Add: "added", Drop: "dropped"}}}
}

func texts(differences []model.Difference) []string {
	all := []string{}
	for _, d := range differences {
		all = append(all, d.Sent)
	}
	return all
}

type object = map[string]any

// What was sent must be shown, as far as it is shown at all.
func TestCreated(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason  string
		sent    object
		shown   string
		missing []string
	}{
		{"as sent", object{"name": "Office", "tags": []any{"b", "a"}}, `{"name":"Office","tags":["b","a"]}`, []string{}},
		{"another case", object{"name": "Office"}, `{"name":"office"}`, []string{"name"}},
		{"cut", object{"name": "Head Office"}, `{"name":"Head Offic"}`, []string{"name"}},
		{"sorted", object{"tags": []any{"b", "a"}}, `{"tags":["a","b"]}`, []string{"tags"}},
		{"once, not twice", object{"tags": []any{"a", "a"}}, `{"tags":["a"]}`, []string{"tags"}},
		{"not shown: another rule", object{"note": "x"}, `{"name":"Office"}`, []string{}},
		{"never shown, by its row", object{"secret": "x"}, `{"secret":"***"}`, []string{}},
		{"the server's own", object{"created": "1999"}, `{"created":"2026"}`, []string{}},
		{"an integer", object{"port": 636}, `{"port":636}`, []string{}},
		{"one number in two forms", object{"port": json.Number("636")}, `{"port":636.0}`, []string{}},
		{"another number", object{"port": 636}, `{"port":637}`, []string{"port"}},
		{"null and absent are the same", object{"note": nil}, `{}`, []string{}},
		{"an empty list and null are the same", object{"tags": []any{}}, `{"tags":null}`, []string{}},
		{"null is not a value", object{"note": nil}, `{"note":"x"}`, []string{"note"}},
		{"an object may have more", object{"owner": object{"id": "7"}}, `{"owner":{"id":"7","name":"Ada"}}`, []string{}},
		{"null within an object may become anything", object{"owner": object{"id": "7", "type": nil}}, `{"owner":{"id":"7","type":"USER"}}`, []string{}},
		{"links are a set of ids", object{"apps": []any{object{"id": "1"}, object{"id": "2"}}}, `{"apps":[{"id":"2","name":"b"},{"id":"1"}]}`, []string{}},
		{"a link too few", object{"apps": []any{object{"id": "1"}, object{"id": "2"}}}, `{"apps":[{"id":"2"}]}`, []string{"apps"}},
		{"no links are shown as none at all", object{"apps": []any{object{"id": "1"}}}, `{}`, []string{"apps"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.missing, texts(model.Created(segment(resource.Merge), c.sent).Missing(shown(c.shown), "get")))
		})
	}
}

// A change must be shown, and nothing else may have changed.
func TestChanged(t *testing.T) {
	t.Parallel()
	const before = `{"id":"1","name":"a","note":"n","created":"1","modified":"1","apps":[{"id":"1"},{"id":"2"}]}`
	for _, c := range []struct {
		reason, style string
		body          any
		after         string
		missing, also []string
	}{
		{"as asked for", resource.Merge, object{"name": "b"}, `{"id":"1","name":"b","note":"n","created":"1","modified":"2","apps":[{"id":"2"},{"id":"1"}]}`, []string{}, []string{}},
		{"ignored", resource.Merge, object{"name": "b"}, before, []string{"name"}, []string{}},
		{"null is ignored", resource.Merge, object{"note": nil}, before, []string{"note"}, []string{}},
		{"what was shown is gone", resource.Merge, object{"note": "m"}, `{"id":"1","name":"a","created":"1","modified":"1","apps":[{"id":"1"},{"id":"2"}]}`, []string{"note"}, []string{}},
		{"another is reset", resource.Merge, object{"name": "b"}, `{"id":"1","name":"b","created":"1","modified":"1","apps":[{"id":"1"},{"id":"2"}]}`, []string{}, []string{"note"}},
		{"what is fixed has changed", resource.Merge, object{"name": "b"}, `{"id":"1","name":"b","note":"n","created":"2","modified":"1","apps":[{"id":"1"},{"id":"2"}]}`, []string{}, []string{"created"}},
		{"the server's is dropped", resource.Merge, object{"name": "b"}, `{"id":"1","name":"b","note":"n","created":"1","apps":[{"id":"1"},{"id":"2"}]}`, []string{}, []string{"modified"}},
		{"a link is lost", resource.Merge, object{"name": "b"}, `{"id":"1","name":"b","note":"n","created":"1","modified":"1","apps":[{"id":"1"}]}`, []string{}, []string{"apps"}},
		{"what a whole change does not send is open, except links with properties of their own", resource.Whole, object{"name": "b"}, `{"id":"1","name":"b","created":"1","modified":"1"}`, []string{}, []string{"apps"}},
		{"a link is added", resource.Whole, object{"added": []any{"3"}}, `{"id":"1","name":"a","note":"n","created":"1","modified":"1","apps":[{"id":"3"},{"id":"1"},{"id":"2"}]}`, []string{}, []string{}},
		{"links are replaced", resource.Whole, object{"added": []any{"3"}}, `{"id":"1","name":"a","note":"n","created":"1","modified":"1","apps":[{"id":"3"}]}`, []string{"added"}, []string{}},
		{"a dropped link stays", resource.Whole, object{"dropped": []any{"1"}}, before, []string{"dropped"}, []string{}},
		{"of both, only the dropped one stays", resource.Whole, object{"dropped": []any{"1"}, "added": []any{"3"}}, `{"id":"1","name":"a","note":"n","created":"1","modified":"1","apps":[{"id":"1"},{"id":"2"},{"id":"3"}]}`, []string{"dropped"}, []string{}},
		{"all links are dropped", resource.Whole, object{"dropped": []any{"1"}}, `{"id":"1","name":"a","note":"n","created":"1","modified":"1"}`, []string{"dropped"}, []string{}},
		{"a patch replaces", resource.JSONPatch, []any{object{"op": "replace", "path": "/name", "value": "b"}}, before, []string{"name"}, []string{}},
		{"a patch removes", resource.JSONPatch, []any{object{"op": "remove", "path": "/note"}}, before, []string{"note"}, []string{}},
		{"a patch of a part is open", resource.JSONPatch, []any{object{"op": "replace", "path": "/note/0", "value": "b"}}, `{"id":"1","name":"a","note":"m","created":"1","modified":"1","apps":[{"id":"1"},{"id":"2"}]}`, []string{}, []string{}},
		{"a patch that moves is open at both ends", resource.JSONPatch, []any{object{"op": "move", "from": "/note", "path": "/name"}}, `{"id":"1","name":"n","created":"1","modified":"1","apps":[{"id":"1"},{"id":"2"}]}`, []string{}, []string{}},
		{"two operations on one property are open", resource.JSONPatch, []any{object{"op": "replace", "path": "/name", "value": "b"}, object{"op": "replace", "path": "/name", "value": "c"}}, before, []string{}, []string{}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			ask := model.Changed(segment(c.style), c.body, shown(before))
			assert.Equal(t, c.missing, texts(ask.Missing(shown(c.after), "get")), "missing")
			callers := func(name string) bool { return name != "created" && name != "modified" && name != "id" }
			assert.Equal(t, c.also, texts(ask.AlsoChanged(shown(c.after), "get", callers)), "also changed")
		})
	}
}

// What a response does not show cannot be compared.
func TestSeen(t *testing.T) {
	t.Parallel()
	seen, unseen := model.Created(segment(resource.Merge), object{"name": "a", "note": "n", "secret": "s", "tags": nil}).Seen(shown(`{"name":"a"}`), "get")
	assert.Equal(t, []string{"name", "tags"}, seen)
	assert.Equal(t, []string{"note"}, unseen)
}

func Example() {
	before, after := shown(`{"name":"a","note":"n"}`), shown(`{"name":"b"}`)
	ask := model.Changed(segment(resource.Merge), map[string]any{"name": "b"}, before)
	for _, d := range ask.AlsoChanged(after, "getSegment", func(string) bool { return true }) {
		fmt.Println(d.Property, "was", d.Expected, "and is", d.Actual)
	}
	// Output: note was n and is <nil>
}
