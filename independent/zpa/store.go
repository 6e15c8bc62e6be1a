package zpa

import (
	"sort"
	"strconv"
	"time"
)

// group is a segment group with all that it ever was.
type group struct {
	id          string
	customer    string
	microtenant string
	created     time.Time
	deception   bool // Zscaler Deception has configured it
	versions    []version
	linkedOnce  string // the name of an application that it links or has linked
}

// version is what a group is from a time on.
type version struct {
	at    time.Time
	gone  bool
	state state
}

// state is what a caller can change in a group.
type state struct {
	name        string
	description *string
	enabled     bool
	apps        []string // ids, in the order of linking
	configSpace string
	restricted  bool
	modified    time.Time // zero if it was never updated
	modifiedBy  string
}

// latest is what the group is, whether or not that shows already.
func (g *group) latest() (state, bool) {
	v := g.versions[len(g.versions)-1]
	return v.state, !v.gone
}

// at is what shows of the group at a time.
func (g *group) at(t time.Time) (state, bool) {
	for i := len(g.versions) - 1; i >= 0; i-- {
		if v := g.versions[i]; !v.at.After(t) {
			return v.state, !v.gone
		}
	}
	return state{}, false
}

// change makes the group another one from now on.
func (g *group) change(now time.Time, st state) {
	g.versions = append(g.versions, version{at: now, state: st})
}

// remove ends the group.
func (g *group) remove(now time.Time) {
	st, _ := g.latest()
	g.versions = append(g.versions, version{at: now, gone: true, state: st})
}

// store holds the things of all customers.
type store struct {
	freed  string // an id to give out again, for one of the bugs
	next   int64
	step   int64
	groups []*group // in the order of creation
	byID   map[string]*group
	apps   map[string]*app
}

func newStore(short bool) *store {
	st := &store{next: 217246660303024800, step: 7, byID: map[string]*group{}, apps: map[string]*app{}}
	if short {
		st.next, st.step = 1000, 1
	}
	return st
}

// newID gives out an id that nothing has had.
func (st *store) newID() string {
	if id := st.freed; id != "" {
		st.freed = ""
		return id
	}
	st.next += st.step
	return strconv.FormatInt(st.next, 10)
}

func (st *store) add(g *group) {
	st.groups = append(st.groups, g)
	st.byID[g.id] = g
}

// microtenants names the Microtenants of each customer.
var microtenants = map[string]map[string]string{
	mainCustomer:  {defaultTenant: "Default", branch: "Branch office", archive: "Archive"},
	otherCustomer: {defaultTenant: "Default"},
}

// sortGroups puts the groups of a list in order.
func (s *service) sortGroups(all []shown) {
	switch {
	case s.variant("newest-first"):
		for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
			all[i], all[j] = all[j], all[i]
		}
	case s.variant("by-name"):
		sort.SliceStable(all, func(i, j int) bool { return all[i].state.name < all[j].state.name })
	}
}
