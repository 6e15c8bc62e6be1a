package beyondinsight

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// secretsSafePermission is the id of the Secrets Safe permission.
const secretsSafePermission = 40

// permissionNames names the permissions that a user group can have.
var permissionNames = map[int]string{
	3: "Analytics and Reporting", 5: "API Registration Management", 7: "Asset Management",
	8: "Attribute Management", 12: "Credential Management", 19: "Password Safe API Global Quarantine",
	23: "Scan Management", 27: "Smart Rule Management - Managed Account", 31: "User Accounts Management",
	32: "User Audit Management", secretsSafePermission: "Secrets Safe",
}

func (s *service) getPermissions(*call) (answer, error) {
	return ok(views(slices.Sorted(maps.Keys(permissionNames)), func(id int) map[string]any {
		return map[string]any{"PermissionID": id, "Name": permissionNames[id]}
	}))
}

func (s *service) getAccessLevels(*call) (answer, error) {
	names := map[int]string{none: "None", read: "Read", readWrite: "Read/Write"}
	return ok(views(slices.Sorted(maps.Keys(names)), func(id int) map[string]any {
		return map[string]any{"AccessLevelID": id, "Name": names[id]}
	}))
}

func (s *service) getGroupPermissions(c *call) (answer, error) {
	g, err := s.groupByID(c)
	if err != nil {
		return answer{}, err
	}
	return ok(views(slices.Sorted(maps.Keys(g.permissions)), func(id int) map[string]any {
		return map[string]any{"PermissionID": id, "AccessLevelID": g.permissions[id]}
	}))
}

// groupByID finds the group of a path that only takes an id.
func (s *service) groupByID(c *call) (*userGroup, error) {
	if found := s.store.groups[id(c.args[0])]; found != nil {
		return found, nil
	}
	return nil, refuse(http.StatusNotFound, "The user group was not found.")
}

// setGroupPermissions sets the given permissions, and leaves the others.
func (s *service) setGroupPermissions(c *call) (answer, error) {
	g, err := s.groupByID(c)
	if err != nil {
		return answer{}, err
	}
	var entries []levelEntry
	if err := json.NewDecoder(c.request.Body).Decode(&entries); err != nil {
		return answer{}, refuse(http.StatusBadRequest, "The body is not a list of permissions.")
	}
	b := &body{}
	for _, one := range entries {
		if permissionNames[one.PermissionID] == "" {
			b.fail("The permission %d does not exist.", one.PermissionID)
		}
		if level(b, one); b.wrong != nil {
			return answer{}, b.wrong
		}
		if one.PermissionID != secretsSafePermission {
			continue
		}
		if !c.caller.administrator {
			return answer{}, refuse(http.StatusForbidden, "Only an administrator can change Secrets Safe.")
		}
		if *one.AccessLevelID == none && g.secrets > 0 {
			return answer{}, refuse(http.StatusConflict, "The group has secrets.")
		}
	}
	for _, one := range entries {
		g.permissions[one.PermissionID] = *one.AccessLevelID
	}
	return answer{status: http.StatusNoContent}, nil
}

func (s *service) deleteGroupPermissions(c *call) (answer, error) {
	g, err := s.groupByID(c)
	if err != nil {
		return answer{}, err
	}
	if g.secretsSafe() && !c.caller.administrator {
		return answer{}, refuse(http.StatusForbidden, "Only an administrator can remove Secrets Safe.")
	}
	if g.secretsSafe() && g.secrets > 0 {
		return answer{}, refuse(http.StatusConflict, "The group has secrets.")
	}
	clear(g.permissions)
	return ok(nil)
}

// getGroupSmartRules lists the Smart Rules to which a group has one of the levels.
func (s *service) getGroupSmartRules(c *call) (answer, error) {
	g, err := s.groupByID(c)
	if err != nil {
		return answer{}, err
	}
	var levels []int
	for _, text := range strings.Split(cmp.Or(c.query["accesslevel"], "1,3"), ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			return answer{}, refuse(http.StatusBadRequest, "accessLevel must be a list of numbers.")
		}
		levels = append(levels, n)
	}
	list := arrange(s, s.store.smartRules, func(r *smartRule) bool { return slices.Contains(levels, g.rules[r.id]) })
	return ok(views(list, func(r *smartRule) map[string]any {
		view := s.viewSmartRule(r)
		view["AccessLevelID"] = g.rules[r.id]
		return view
	}))
}

func (s *service) setGroupSmartRule(c *call) (answer, error) {
	g, err := s.groupByID(c)
	if err != nil {
		return answer{}, err
	}
	rule := s.store.smartRules[id(c.args[1])]
	if rule == nil {
		return answer{}, refuse(http.StatusNotFound, "The Smart Rule was not found.")
	}
	b, err := s.read(c)
	if err != nil {
		return answer{}, err
	}
	given := b.number("AccessLevelID")
	b.needPresent("AccessLevelID")
	at := level(b, levelEntry{AccessLevelID: &given})
	if err := b.err(); err != nil {
		return answer{}, err
	}
	g.rules[rule.id] = at
	return ok(nil)
}
