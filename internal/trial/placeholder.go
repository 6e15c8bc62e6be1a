package trial

import (
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
)

// text fills the placeholders of a parameter.
func (a *arranger) text(text string) (string, error) {
	value, err := resource.Fill(text, a.found, func(text string, _ []string) (any, error) { return text, nil })
	return fmt.Sprint(value), err
}

// found returns the value of a placeholder.
func (a *arranger) found(p resource.Placeholder) (string, error) {
	switch p.Kind {
	case "name":
		return a.Name(a.r), nil
	case "unique":
		return a.uniqueIPv4(), nil
	case "make":
		r, _ := a.Resources.Find(p.Of)
		made, err := a.MakeOne(a.ctx, r, resource.Minimal)
		return made.ID, err
	case "offer":
		return a.Offered(a.ctx, p.Of)
	case "self":
		self, err := a.thing()
		if err != nil {
			return "", err
		}
		return self.property(p.Property)
	case "parent":
		return a.ofParent(p.Property)
	case "second":
		if a.second != nil {
			return a.second.property(p.Property)
		}
	}
	return "", fmt.Errorf("the placeholder %s has no value here", p.Kind)
}

func (a *arranger) ofParent(property string) (string, error) {
	parent, err := a.parentOf(a.ctx, a.r)
	if err == nil && property != "" {
		parent, err = a.parentShown(a.ctx, a.r)
	}
	if err != nil {
		return "", err
	}
	return parent.property(property)
}

// property returns a property of a thing as last read, or its id if the name is empty.
func (t Thing) property(name string) (string, error) {
	if name == "" {
		return t.ID, nil
	}
	value, ok := t.Shown.Property(name).Any()
	if !ok || value == nil {
		return "", Blocked("the %s shows no reliable %s", t.Noun, name)
	}
	return fmt.Sprint(value), nil
}

// uniqueIPv4 returns an address of the benchmarking range (RFC 2544) that no other call of the
// trial has used.
func (s *Session) uniqueIPv4() string {
	s.names++
	n := s.Record.Number*256 + s.names
	return fmt.Sprintf("198.%d.%d.%d", 18+n>>16&1, n>>8&255, n&255)
}
