package beyondinsight

import (
	"net/http"
	"net/url"
	"strings"
)

// A route is one operation: a method, a path with {} for each parameter, and who may call it.
type route struct {
	method string
	path   []string
	need   need
	handle func(*call) (answer, error)
}

// table lists the operations.
func (s *service) table() []route {
	var routes []route
	add := func(method, path string, need need, handle func(*call) (answer, error)) {
		routes = append(routes, route{method, strings.Split(path, "/"), need, handle})
	}
	s.addressRoutes(add)
	s.assetRoutes(add)
	s.groupRoutes(add)

	add("GET", "organizations", assetRead, s.getOrganizations)
	add("GET", "organizations/{}", assetRead, s.getOrganization)
	add("GET", "workgroups", nil, s.getWorkgroups)
	add("GET", "workgroups/{}", workgroupRead, s.getWorkgroup)
	add("GET", "smartrules", nil, s.getSmartRules)
	add("GET", "smartrules/{}", nil, s.getSmartRule)
	add("GET", "organizations/{}/smartrules", nil, s.getSmartRuleOfOrganization)
	add("GET", "apiregistrations", registrationRead, s.getRegistrations)
	add("GET", "apiregistrations/{}", registrationRead, s.getRegistration)
	add("GET", "permissions", userRead, s.getPermissions)
	add("GET", "accesslevels", userRead, s.getAccessLevels)
	add("GET", "users", userRead, s.getUsers)
	add("GET", "users/{}", userRead, s.getUser)
	add("GET", "users/{}/usergroups", userRead, s.getGroupsOfUser)
	add("POST", "users/{}/usergroups/{}", userWrite, s.joinGroup)
	add("DELETE", "users/{}/usergroups/{}", userWrite, s.leaveGroup)
	return routes
}

// either is the need of an operation that a bug weakens.
func (s *service) either(bug string, wrong, right need) need {
	if s.bug(bug) {
		return wrong
	}
	return right
}

// find finds the operation of a request. Words of a path may be in any case; a slash at its end is
// ignored. Its parameters come decoded.
func (s *service) find(r *http.Request) (route, []string, error) {
	path := r.URL.EscapedPath()
	if len(path) < len(prefix) || !strings.EqualFold(path[:len(prefix)], prefix) {
		return route{}, nil, refuse(http.StatusNotFound, "There is nothing at this address.")
	}
	parts := strings.Split(strings.Trim(path[len(prefix):], "/"), "/")
	other := false
	for _, one := range s.routes {
		args, ok := match(one.path, parts)
		if ok && one.method == r.Method {
			return one, args, nil
		}
		other = other || ok
	}
	if other {
		return route{}, nil, refuse(http.StatusMethodNotAllowed, "The method is not allowed here.")
	}
	return route{}, nil, refuse(http.StatusNotFound, "There is nothing at this address.")
}

func match(pattern, parts []string) ([]string, bool) {
	if len(pattern) != len(parts) {
		return nil, false
	}
	var args []string
	for i, want := range pattern {
		got, err := url.PathUnescape(parts[i])
		if err != nil || got == "" {
			return nil, false
		}
		if want == "{}" {
			args = append(args, got)
		} else if !strings.EqualFold(want, got) {
			return nil, false
		}
	}
	return args, true
}
