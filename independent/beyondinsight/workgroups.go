package beyondinsight

import (
	"net/http"
	"strings"
)

type workgroup struct {
	id           int
	name         string
	organization string
}

// workgroupOf finds a workgroup by its id or, if none has it, by its name. One of an organization that the
// caller may not see is refused.
func (s *service) workgroupOf(c *call, text string) (workgroup, error) {
	found := s.workgroupByID(id(text))
	if found == nil {
		found = s.workgroupByName(text)
	}
	if found == nil {
		return workgroup{}, refuse(http.StatusNotFound, "The workgroup was not found.")
	}
	if !c.caller.belongs(found.organization) {
		return workgroup{}, s.foreign("The workgroup")
	}
	return *found, nil
}

func (s *service) workgroupByID(id int) *workgroup {
	for i := range s.store.workgroups {
		if s.store.workgroups[i].id == id {
			return &s.store.workgroups[i]
		}
	}
	return nil
}

func (s *service) workgroupByName(name string) *workgroup {
	for i, one := range s.store.workgroups {
		if one.name == name || !s.variant("names-exact") && strings.EqualFold(one.name, name) {
			return &s.store.workgroups[i]
		}
	}
	return nil
}

func (s *service) viewWorkgroup(w workgroup) map[string]any {
	return map[string]any{"OrganizationID": w.organization, "ID": w.id, "Name": w.name}
}

// getWorkgroups lists the workgroups of the caller, or finds one by name, which has a need of its own.
func (s *service) getWorkgroups(c *call) (answer, error) {
	if name, given := c.query["name"]; given {
		if !workgroupRead.metBy(c.caller) {
			return answer{}, refuse(http.StatusForbidden, "You have no permission for this.")
		}
		found := s.workgroupByName(name)
		if found == nil {
			return answer{}, refuse(http.StatusNotFound, "The workgroup was not found.")
		}
		if !c.caller.belongs(found.organization) {
			return answer{}, s.foreign("The workgroup")
		}
		return ok(s.viewWorkgroup(*found))
	}
	list := []workgroup{}
	for _, one := range s.store.workgroups {
		if c.caller.belongs(one.organization) {
			list = append(list, one)
		}
	}
	return ok(views(list, s.viewWorkgroup))
}

func (s *service) getWorkgroup(c *call) (answer, error) {
	found, err := s.workgroupOf(c, c.args[0])
	if err != nil {
		return answer{}, err
	}
	return ok(s.viewWorkgroup(found))
}
