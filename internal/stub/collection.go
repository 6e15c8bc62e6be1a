package stub

import (
	"fmt"
	"maps"
	"slices"

	"github.com/google/uuid"
)

// Collection stores things of one kind in the order of creation. It is not safe for concurrent
// use: a vendor's handlers hold one lock for all of their state.
type Collection[T any] struct {
	order []string
	byID  map[string]T
}

// Put adds a thing or replaces the one with this id.
func (c *Collection[T]) Put(id string, thing T) {
	if c.byID == nil {
		c.byID = map[string]T{}
	}
	if _, known := c.byID[id]; !known {
		c.order = append(c.order, id)
	}
	c.byID[id] = thing
}

// Get returns a thing by its id.
func (c *Collection[T]) Get(id string) (T, bool) {
	thing, ok := c.byID[id]
	return thing, ok
}

// Remove removes a thing.
func (c *Collection[T]) Remove(id string) {
	delete(c.byID, id)
	for i, known := range c.order {
		if known == id {
			c.order = append(c.order[:i], c.order[i+1:]...)
			return
		}
	}
}

// Where returns the things that match.
func (c *Collection[T]) Where(match func(T) bool) []T {
	found := []T{}
	for _, id := range c.order {
		if thing := c.byID[id]; match(thing) {
			found = append(found, thing)
		}
	}
	return found
}

// Clone returns a shallow copy of the collection.
func (c *Collection[T]) Clone() Collection[T] {
	return Collection[T]{order: slices.Clone(c.order), byID: maps.Clone(c.byID)}
}

// Page returns at most limit items after offset. Negative values count as zero.
func Page[T any](all []T, limit, offset int) []T {
	offset = min(max(offset, 0), len(all))
	return all[offset : offset+min(max(limit, 0), len(all)-offset)]
}

// IDs generates identifiers that are the same in every run.
type IDs struct{ n int }

// Next returns the next identifier, a UUID of version 5 (RFC 9562, section 5.5).
func (i *IDs) Next() uuid.UUID {
	i.n++
	return uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "https://assay.invalid/stub/%d", i.n))
}
