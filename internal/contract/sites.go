package contract

import (
	"fmt"
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// Has reports whether the document has a requirement at the site.
func (c *Contract) Has(s rule.Site) bool {
	_, ok := c.sites[s]
	return ok
}

// Sites lists every site of the document in alphabetical order.
func (c *Contract) Sites() []rule.Site { return slices.Sorted(maps.Keys(c.sites)) }

// Guards lists the guards of the document's policies.
func (c *Contract) Guards() []rule.Site { return c.guards }

// Line is the line of the document that states the requirement; 0 for an unknown site. A site in
// the document itself has the line of its place, or of what encloses it.
func (c *Contract) Line(s rule.Site) int {
	if pointer, ok := s.Pointer(); ok {
		return c.source.Line(schema.ParsePointer(pointer)...)
	}
	return c.sites[s]
}

// Where names the requirement as file:line.
func (c *Contract) Where(s rule.Site) string { return c.source.Place(c.Line(s)) }

// addSites adds the sites of a node and of all nodes below it.
func (c *Contract) addSites(root *schema.Node) {
	root.Each(func(n *schema.Node) {
		if !c.Has(n.Site) {
			c.sites[n.Site] = n.Line
		}
		for keyword, line := range n.Keywords {
			if line == 0 {
				line = n.Line
			}
			c.sites[n.SiteOf(keyword)] = line
			c.onlyJudged[n.SiteOf(keyword)] = isJudgedOnly(keyword)
		}
	})
}

// JudgedOnly reports whether the judge looks at a site, and no case and no mutant is derived from it.
func (c *Contract) JudgedOnly(s rule.Site) bool { return c.onlyJudged[s] }

// fault is an error at a line of the document.
func (c *Contract) fault(line int, format string, args ...any) error {
	return fmt.Errorf("%s: %w", c.source.Place(line), fmt.Errorf(format, args...))
}
