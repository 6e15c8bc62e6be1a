package operator

import (
	"net/http"
)

// scopes lists the operators of an operation on one thing that a caller may not see: the server looks at the id
// and not at who asks.
func (l *lister) scopes() {
	op, r := l.op, l.resource
	if r.ID.Path == "" || r.Elsewhere.As == "" && r.Elsewhere.Query == nil && r.Scope.Query == "" {
		return
	}
	takesID := false
	for _, name := range op.ParametersIn("path") {
		takesID = takesID || name == r.ID.Path
	}
	if !takesID {
		return
	}
	l.add("", "scope-ignored", "a thing of another scope is served", func(w *wire) {
		w.after = func(c *call) {
			t := w.things[c.id()]
			if c.op.ID != op.ID || c.status/100 != 4 || c.status == http.StatusUnauthorized || t == nil || t.made == nil {
				return
			}
			query := cloned(c, t.made)
			if sameCaller(c.request, t.made.request) && sameQuery(query, c.query) {
				return
			}
			answer := w.send(w.as(t.made.request, c.request), c.request.Method, c.request.URL.Path, query, c.raw)
			if answer.Code/100 == 2 {
				c.take(answer)
				w.fired = true
			}
		}
	})
}

// cloned is the query of a call in the scope of another.
func cloned(c, made *call) map[string][]string {
	query := map[string][]string{}
	for name, values := range c.query {
		query[name] = values
	}
	scope := c.wire.resource.Scope.Query
	delete(query, scope)
	if scope != "" && made.query.Has(scope) {
		query[scope] = made.query[scope]
	}
	return query
}

func sameCaller(a, b *http.Request) bool {
	return a.Header.Get("Authorization") == b.Header.Get("Authorization") && a.Header.Get("Cookie") == b.Header.Get("Cookie")
}
