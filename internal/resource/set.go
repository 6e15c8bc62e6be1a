package resource

import "slices"

// Set contains the resources of one vendor.
type Set struct {
	Vendor    string               `yaml:"vendor"`
	Offers    map[string]Offer     `yaml:"offers"`    // by name
	Resources map[string]*Resource `yaml:"resources"` // by noun

	owners map[string]*Resource // by operationId
}

// Offer is something that a target may have and that some calls or rules need.
type Offer struct {
	What string `yaml:"what"` // description
	Is   string `yaml:"is"`   // id, value or credential
	Of   string `yaml:"of"`   // for an id: the noun
}

// Owner returns the resource that an operation belongs to; nil if there is none.
func (s *Set) Owner(operation string) *Resource { return s.owners[operation] }

// ShowsEffect reports whether a read can show what an operation does: a created thing by its name
// in the listing, or as one more in the listing of its parent, a changed or deleted one by its id.
func (s *Set) ShowsEffect(operation string) bool {
	switch r := s.Owner(operation); {
	case r == nil:
		return false
	case r.Creates(operation):
		return r.List != "" && (r.Name.Property != "" || r.Parent != nil && r.Parent.From == "create" && r.Second == nil)
	case r.Deletes(operation):
		return r.Get != "" || r.List != ""
	default:
		return r.Get != "" && operation == r.Update
	}
}

// Find returns a resource by its noun or plural.
func (s *Set) Find(word string) (*Resource, bool) {
	for _, r := range s.All() {
		if word == r.Noun || word == r.Plural {
			return r, true
		}
	}
	return nil, false
}

// All returns the resources in alphabetical order of their nouns.
func (s *Set) All() []*Resource {
	if s == nil {
		return nil
	}
	all := make([]*Resource, 0, len(s.Resources))
	for _, noun := range sortedKeys(s.Resources) {
		all = append(all, s.Resources[noun])
	}
	return all
}

// words returns nouns or plurals, the longest first, so that the longer of two with the same start matches.
func (s *Set) words(word func(*Resource) string) []string {
	var all []string
	for _, r := range s.All() {
		all = append(all, word(r))
	}
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}

// Nouns returns the nouns, the longest first.
func (s *Set) Nouns() []string { return s.words(func(r *Resource) string { return r.Noun }) }

// Plurals returns the plurals, the longest first.
func (s *Set) Plurals() []string { return s.words(func(r *Resource) string { return r.Plural }) }
