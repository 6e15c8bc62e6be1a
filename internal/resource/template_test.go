package resource_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/resource"
)

type object = map[string]any

// The full form extends the minimal one, with offered properties only if the target has the offer.
func TestTemplateForms(t *testing.T) {
	t.Parallel()
	template := resource.Template{
		Minimal: object{"name": "n", "kind": "a"}, Full: object{"kind": "b", "note": "x"},
		Offered: map[string]any{"tag": object{"tag": "{{offer tag}}"}, "owner": object{"owner": object{"id": "{{offer owner}}"}}},
	}
	doubted := resource.Template{Minimal: object{"name": "n"}, Doubted: map[string]any{"key": object{"key": "{{offer key}}"}}}
	for _, c := range []struct {
		reason   string
		template resource.Template
		form     resource.Form
		offers   map[string]string
		want     any
	}{
		{"only required properties", template, resource.Minimal, map[string]string{"tag": "t"}, object{"name": "n", "kind": "a"}},
		{"full adds and replaces properties", template, resource.Full, nil, object{"name": "n", "kind": "b", "note": "x"}},
		{"the target has an offer", template, resource.Full, map[string]string{"tag": "t"}, object{"name": "n", "kind": "b", "note": "x", "tag": "{{offer tag}}"}},
		{"what some targets may require is in both forms", doubted, resource.Minimal, map[string]string{"key": "k"}, object{"name": "n", "key": "{{offer key}}"}},
		{"and in none without the offer", doubted, resource.Full, nil, object{"name": "n"}},
		{"a list replaces", resource.Template{Minimal: []any{1}, Full: []any{2}}, resource.Full, nil, []any{2}},
		{"no minimal form", resource.Template{Full: object{"a": 1}}, resource.Minimal, nil, nil},
		{"no full form", resource.Template{Minimal: object{"a": 1}}, resource.Full, nil, object{"a": 1}},
	} {
		assert.Equal(t, c.want, c.template.Of(c.form, c.offers), c.reason)
	}
	assert.NotContains(t, template.Minimal, "note", "Of does not modify the template")
}

func TestFill(t *testing.T) {
	t.Parallel()
	found := func(p resource.Placeholder) (string, error) {
		switch p.Kind {
		case "offer":
			if p.Of == "missing" {
				return "", errors.New("the target offers no missing")
			}
			return "{{name}}", nil // values of a target are not templates
		case "self":
			return "7" + p.Property, nil
		}
		return p.Kind, nil
	}
	typed := func(text string, pointer []string) (any, error) {
		if len(pointer) == 2 && pointer[1] == "0" {
			return json.Number(text), nil
		}
		return text, nil
	}
	for _, c := range []struct {
		reason string
		value  any
		want   any
	}{
		{"no placeholder", "plain", "plain"},
		{"not a string", 3, 3},
		{"a whole value gets the type of its place", object{"ids": []any{"{{self}}", "{{self}}x"}}, object{"ids": []any{json.Number("7"), "7x"}}},
		{"several in a string", "{{name}} of {{self.city}} and {{unique ipv4}}", "name of 7city and unique"},
		{"filled values are not filled again", "{{offer a}}{{self}}", "{{name}}7"},
		{"spaces are ignored", "{{ offer  a }}", "{{name}}"},
	} {
		got, err := resource.Fill(c.value, found, typed)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, got, c.reason)
	}
	_, err := resource.Fill(object{"a": []any{object{"b": "{{offer missing}}"}}}, found, typed)
	assert.EqualError(t, err, "the target offers no missing")
}

// The body of a change depends on the style.
func TestChangeBody(t *testing.T) {
	t.Parallel()
	known := object{"name": "old", "note": "n", "size": nil}
	for _, c := range []struct {
		style string
		want  any
	}{
		{resource.Merge, object{"name": "new", "tag": 1}},
		{resource.Whole, object{"name": "new", "note": "n", "tag": 1}},
		{resource.JSONPatch, []any{object{"op": "replace", "path": "/name", "value": "new"}, object{"op": "replace", "path": "/tag", "value": 1}}},
	} {
		r := resource.Resource{Change: resource.Change{Style: c.style, Keep: []string{"name", "note", "size", "other"}}}
		assert.Equal(t, c.want, r.ChangeBody(known, object{"name": "new", "tag": 1}), c.style)
	}
}

// Listed properties that are absent, null or empty compare as absent, at any depth; no others do.
func TestCanonical(t *testing.T) {
	t.Parallel()
	r := resource.Resource{Properties: map[string]resource.Property{"criteria": {Empty: []string{"children"}}, "tags": {Empty: []string{"tags"}}}}
	for _, c := range []struct {
		reason, property string
		value, want      any
	}{
		{"an empty list inside", "criteria", object{"children": []any{}, "a": []any{}}, object{"a": []any{}}},
		{"null inside", "criteria", object{"children": []any{object{"children": nil, "b": nil}}}, object{"children": []any{object{"b": nil}}}},
		{"the property itself", "tags", []any{}, nil},
		{"one that is not empty", "tags", []any{"a"}, []any{"a"}},
		{"another property", "note", object{"children": nil}, object{"children": nil}},
		{"a null property", "criteria", nil, nil},
	} {
		assert.Equal(t, c.want, r.Canonical(c.property, c.value), c.reason)
	}
}
