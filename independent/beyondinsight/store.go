package beyondinsight

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The kinds of things that have numbers of their own.
const (
	ofAddressGroup = iota
	ofAddress
	ofAsset
	ofWorkgroup
	ofGroup
	ofUser
	ofSmartRule
	ofRegistration
)

// A store holds everything. Things are kept by id.
type store struct {
	last          map[int]int // the last id of each kind
	organizations []organization
	workgroups    []workgroup
	addressGroups map[int]*addressGroup
	addresses     map[int]*address
	assets        map[int]*asset
	groups        map[int]*userGroup
	users         map[int]*user
	smartRules    map[int]*smartRule
	registrations map[int]*registration
	directories   []directory
	spent         map[string]bool // names of deleted user groups, in small letters
}

func newStore(large bool) *store {
	st := &store{
		last:          map[int]int{},
		spent:         map[string]bool{},
		addressGroups: map[int]*addressGroup{},
		addresses:     map[int]*address{},
		assets:        map[int]*asset{},
		groups:        map[int]*userGroup{},
		users:         map[int]*user{},
		smartRules:    map[int]*smartRule{},
		registrations: map[int]*registration{},
	}
	for kind := ofAddressGroup; kind <= ofRegistration; kind++ {
		st.last[kind] = 100 * kind
		if large {
			st.last[kind] += 2_000_000_000
		}
	}
	return st
}

// next makes the next id of a kind.
func (st *store) next(kind int) int {
	st.last[kind]++
	return st.last[kind]
}

// A thing has an id and a name.
type thing interface {
	number() int
	title() string
}

// arrange lists things in the order in which this server lists them.
func arrange[T thing](s *service, all map[int]T, keep func(T) bool) []T {
	list := []T{}
	for _, one := range all {
		if keep(one) {
			list = append(list, one)
		}
	}
	slices.SortFunc(list, func(a, b T) int {
		switch {
		case s.variant("newest-first"):
			return cmp.Compare(b.number(), a.number())
		case s.variant("by-name"):
			if c := cmp.Compare(strings.ToLower(a.title()), strings.ToLower(b.title())); c != 0 {
				return c
			}
		}
		return cmp.Compare(a.number(), b.number())
	})
	return list
}

// named finds the thing of a name among some: one of exactly that name, or else one in another case.
func named[T thing](s *service, all map[int]T, name string, keep func(T) bool) (T, bool) {
	var found T
	list := arrange(s, all, keep)
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(a.number(), b.number()) })
	for _, one := range list {
		if one.title() == name {
			return one, true
		}
	}
	for _, one := range list {
		if !s.variant("names-exact") && strings.EqualFold(one.title(), name) {
			return one, true
		}
	}
	return found, false
}

// views shows a list of things.
func views[T any](list []T, view func(T) map[string]any) []map[string]any {
	out := []map[string]any{}
	for _, one := range list {
		out = append(out, view(one))
	}
	return out
}

// put adds a text to what is shown. What was never given is shown as an empty text, or not at all.
func (s *service) put(view map[string]any, name, value string) {
	if value != "" || !s.variant("unset-left-out") {
		view[name] = value
	}
}

// stamp writes a time.
func (s *service) stamp(t time.Time) string {
	switch {
	case s.variant("times-with-fractions"):
		return t.UTC().Format("2006-01-02T15:04:05.0000000")
	case s.variant("times-with-zone"):
		return t.In(time.FixedZone("", 2*60*60)).Format(time.RFC3339)
	}
	return t.UTC().Format(time.RFC3339)
}

// id reads an id of a path.
func id(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return -1
	}
	return n
}
