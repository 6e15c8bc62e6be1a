package beyondinsight

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

type userGroup struct {
	id                                int
	name, description                 string
	distinguished, kind               string
	accountAttribute, memberAttribute string
	active                            bool
	registrations                     []int
	permissions                       map[int]int // access level by permission
	rules                             map[int]int // access level by Smart Rule
	users                             []int
	secrets                           int // how many secrets are of the group
}

func (g *userGroup) number() int   { return g.id }
func (g *userGroup) title() string { return g.name }

// secretsSafe says whether the group has the Secrets Safe feature.
func (g *userGroup) secretsSafe() bool { return g.permissions[secretsSafePermission] > none }

func (s *service) groupRoutes(add func(string, string, need, func(*call) (answer, error))) {
	add("GET", "usergroups", s.either("groups-open", everybody, userRead), s.getGroups)
	add("POST", "usergroups", s.either("group-created-by-reader", userRead, userWrite), s.createGroup)
	add("DELETE", "usergroups", userWrite, s.deleteGroupByName)
	add("GET", "usergroups/{}", userRead, s.getGroup)
	add("DELETE", "usergroups/{}", userWrite, s.deleteGroup)
	add("GET", "usergroups/{}/permissions", userRead, s.getGroupPermissions)
	add("POST", "usergroups/{}/permissions", userWrite, s.setGroupPermissions)
	add("DELETE", "usergroups/{}/permissions", userWrite, s.deleteGroupPermissions)
	add("GET", "usergroups/{}/smartrules", userRead, s.getGroupSmartRules)
	add("POST", "usergroups/{}/smartrules/{}/accesslevels", userWrite, s.setGroupSmartRule)
	add("GET", "usergroups/{}/users", userRead, s.getGroupUsers)
	add("POST", "usergroups/{}/users", userWrite, s.createGroupUser)
}

// groupOf finds a user group by its id or, if none has it, by its name.
func (s *service) groupOf(text string) (found *userGroup, byID bool, err error) {
	if found := s.store.groups[id(text)]; found != nil {
		return found, true, nil
	}
	found, err = s.groupNamed(text)
	return found, false, err
}

func (s *service) groupNamed(name string) (*userGroup, error) {
	found, there := named(s, s.store.groups, name, func(*userGroup) bool { return true })
	if !there && s.bug("group-found-by-part-of-name") && name != "" {
		for _, one := range arrange(s, s.store.groups, func(*userGroup) bool { return true }) {
			if strings.Contains(one.name, name) {
				return one, nil
			}
		}
	}
	if !there {
		return nil, refuse(http.StatusNotFound, "The user group was not found.")
	}
	return found, nil
}

// viewMembership shows a group without what only some answers show.
func (s *service) viewMembership(g *userGroup) map[string]any {
	view := map[string]any{"GroupID": g.id, "Name": g.name, "GroupType": g.kind, "IsActive": g.active}
	s.put(view, "DistinguishedName", g.distinguished)
	s.put(view, "AccountAttribute", g.accountAttribute)
	s.put(view, "MembershipAttribute", g.memberAttribute)
	return view
}

// addRegistrations shows the API registrations of a group, as a text.
func (s *service) addRegistrations(g *userGroup, view map[string]any) {
	var all []string
	for _, one := range g.registrations {
		all = append(all, strconv.Itoa(one))
	}
	if s.bug("registrations-shown-as-list") {
		view["ApplicationRegistrationIDs"] = slices.Clone(g.registrations)
		return
	}
	s.put(view, "ApplicationRegistrationIDs", strings.Join(all, ","))
}

// viewGroup shows a group in the list and by id.
func (s *service) viewGroup(g *userGroup) map[string]any {
	view := s.viewMembership(g)
	s.put(view, "Description", g.description)
	s.addRegistrations(g, view)
	return view
}

// getGroups lists the groups, or finds one by its name.
func (s *service) getGroups(c *call) (answer, error) {
	if name, given := c.query["name"]; given {
		found, err := s.groupNamed(name)
		if err != nil {
			return answer{}, err
		}
		view := s.viewMembership(found)
		s.addRegistrations(found, view)
		if s.bug("group-by-name-without-list") {
			return ok(view)
		}
		return ok([]any{view})
	}
	list := arrange(s, s.store.groups, func(g *userGroup) bool {
		return g.active || !s.bug("inactive-groups-not-listed")
	})
	got := answer{status: http.StatusOK, body: views(list, s.viewGroup)}
	if s.bug("groups-sent-as-html") {
		got.kind = "text/html; charset=utf-8"
	}
	return got, nil
}

// getGroup finds a group by its id or, as it once was, by its name.
func (s *service) getGroup(c *call) (answer, error) {
	found, byID, err := s.groupOf(c.args[0])
	if err != nil {
		return answer{}, err
	}
	if !byID {
		return ok(s.viewMembership(found))
	}
	if s.bug("group-by-id-without-list") {
		return ok(s.viewGroup(found))
	}
	return ok([]any{s.viewGroup(found)})
}
