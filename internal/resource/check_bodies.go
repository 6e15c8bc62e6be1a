package resource

import (
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
)

func (c row) creation() {
	op := c.contract.Operation(c.r.Create)
	create := c.r.Creation
	if op == nil {
		return
	}
	if len(create.Forms.Names) == 0 {
		c.template(op, create.Template, op.Body, "create")
		return
	}
	if !create.Template.Empty() {
		c.fault(c.at("create"), "want either minimal, full and offered, or forms, not both")
	}
	for _, name := range create.Forms.Names {
		t, _ := create.As(name)
		c.template(op, t, op.Body, "create", "forms", name)
		if body, _ := t.Minimal.(map[string]any); body == nil || fmt.Sprint(body[create.By]) != name {
			c.fault(c.at("create", "forms", name), "minimal needs %s: %s, which selects the form", create.By, name)
		}
	}
}

func (c row) change() {
	change := c.r.Change
	switch change.Style {
	case Merge, Whole, JSONPatch:
	default:
		c.fault(c.at("change", "style"), "unknown style %q (available: %s, %s, %s)", change.Style, Merge, Whole, JSONPatch)
	}
	if !slices.Contains([]string{"", "sent", "read"}, change.From) {
		c.fault(c.at("change", "from"), "unknown source %q (available: sent, read)", change.From)
	}
	op := c.contract.Operation(c.r.Update)
	switch {
	case op == nil:
	case change.Style == JSONPatch:
		for _, name := range sortedKeys(objectOf(change.Of(Full, c.allOffers()))) {
			c.shows(name, "change")
		}
		c.placeholders(change.Template, "change")
	default:
		c.template(op, change.Template, op.Body, "change")
		for _, name := range change.Keep {
			if !c.r.Knows(op.Body, map[string]any{name: nil}, name) {
				c.fault(c.at("change", "keep"), "%s has no property %q", op.ID, name)
			}
		}
	}
}

func objectOf(value any) map[string]any {
	object, _ := value.(map[string]any)
	return object
}

// allOffers returns the offers of a target that has all of them.
func (c row) allOffers() map[string]string {
	all := map[string]string{}
	for name := range c.set.Offers {
		all[name] = ""
	}
	return all
}

// template checks the body that is sent to an operation.
func (c row) template(op *contract.Operation, t Template, body *contract.RequestBody, at ...string) {
	c.placeholders(t, at...)
	if body == nil {
		if !t.Empty() {
			c.fault(c.at(at...), "%s has no request body", op.ID)
		}
		return
	}
	whole := t.Of(Full, c.allOffers())
	parts := map[string]any{"minimal": t.Minimal, "full": t.Full}
	for key, part := range parts {
		c.places(op, body, whole, part, nil, append(slices.Clone(at), key))
	}
	for key, parts := range map[string]map[string]any{"offered": t.Offered, "doubted": t.Doubted} {
		for offer, part := range parts {
			c.places(op, body, whole, part, nil, append(slices.Clone(at), key, offer))
		}
	}
}

// places checks that the contract has every property of a part of a body.
func (c row) places(op *contract.Operation, body *contract.RequestBody, whole, part any, pointer, at []string) {
	step := func(name string, value any) {
		below := append(slices.Clone(pointer), name)
		if !c.r.Knows(body, whole, below...) {
			c.fault(c.at(append(slices.Clone(at), below...)...), "%s has no property at /%s", op.ID, strings.Join(below, "/"))
			return
		}
		c.places(op, body, whole, value, below, at)
	}
	switch v := part.(type) {
	case map[string]any:
		for _, name := range sortedKeys(v) {
			step(name, v[name])
		}
	case []any:
		for i, item := range v {
			step(fmt.Sprint(i), item)
		}
	}
}

// placeholders checks the placeholders of a template, and the offers that it names.
func (c row) placeholders(t Template, at ...string) {
	for key, parts := range map[string]map[string]any{"offered": t.Offered, "doubted": t.Doubted} {
		for offer := range parts {
			c.offered(offer, append(slices.Clone(at), key, offer)...)
		}
	}
	for key, part := range map[string]any{"minimal": t.Minimal, "full": t.Full, "offered": any(t.Offered), "doubted": any(t.Doubted)} {
		c.texts(part, append(slices.Clone(at), key))
	}
}

// texts checks the placeholders in every string of a value.
func (c row) texts(value any, at []string) {
	switch v := value.(type) {
	case string:
		c.text(v, at)
	case map[string]any:
		for _, name := range sortedKeys(v) {
			c.texts(v[name], append(slices.Clone(at), name))
		}
	case []any:
		for i, item := range v {
			c.texts(item, append(slices.Clone(at), fmt.Sprint(i)))
		}
	}
}

func (c row) text(text string, at []string) {
	all, err := Placeholders(text)
	if err != nil {
		c.fault(c.at(at...), "%s", err)
	}
	for _, p := range all {
		switch p.Kind {
		case "make":
			c.noun(p.Of, at...)
		case "offer":
			c.offered(p.Of, at...)
		case "self":
			if at[0] == "create" {
				c.fault(c.at(at...), "{{self}} needs an existing thing: there is none before create")
			}
			if p.Property != "" {
				c.shows(p.Property, at...)
			}
		case "parent":
			c.parentOf(c.r.Parent, p, at)
		case "second":
			c.parentOf(c.r.Second, p, at)
		case "value":
			if len(at) < 2 || at[0] != "list" {
				c.fault(c.at(at...), "{{value}} is allowed only under write of a filter")
			}
		}
	}
}

// parentOf checks a placeholder that refers to a parent.
func (c row) parentOf(parent *Parent, p Placeholder, at []string) {
	switch {
	case parent == nil:
		c.fault(c.at(at...), "{{%s}}: a %s has no such parent", p.Kind, c.r.Noun)
	case p.Property != "" && c.set.Resources[parent.Noun] != nil:
		if of := c.in(c.set.Resources[parent.Noun]); !slices.ContainsFunc(of.shownBy(), func(r contract.Response) bool { return of.isShown(r, p.Property) }) {
			c.fault(c.at(at...), "no response of %s shows the property %q", of.r.Plural, p.Property)
		}
	}
}
