package contract

import (
	"github.com/assay-conformance/assay/internal/rule"
)

// visit collects the sites whose promises a value puts to the test: the keywords of every
// place that the value has, and of the members that it could have had. A list without items
// puts nothing about its items to the test, a variant that was not chosen nothing at all.
func (a RequestContext) visit(n *node, v any, into map[rule.Site]bool) {
	enter := func(n *node, keyword string) {
		if _, promised := n.keywords[keyword]; promised {
			into[n.promise(keyword)] = true
		}
	}
	if v == nil {
		enter(n, kwNullable)
		return
	}
	for keyword := range n.keywords {
		switch keyword {
		case kwRequired, kwOptional:
		case kwNullable:
			if !n.nullable { // a value other than null says nothing about a place where null is allowed
				enter(n, keyword)
			}
		default:
			enter(n, keyword)
		}
	}
	switch v := v.(type) {
	case map[string]any:
		for name, child := range n.members {
			value, present := v[name]
			enter(child, kwRequired)
			if present {
				a.visit(child, value, into)
			} else {
				enter(child, kwOptional)
			}
		}
	case []any:
		if n.items != nil {
			for _, item := range v {
				a.visit(n.items, item, into)
			}
		}
	}
	for _, b := range n.branches {
		if b.schema.VisitJSON(v) == nil {
			a.visit(b, v, into)
		}
	}
	if taken := a.take(n, v); taken != nil && taken != n {
		a.visit(taken, v, into)
	}
}
