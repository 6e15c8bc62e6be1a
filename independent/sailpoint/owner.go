package sailpoint

import (
	"errors"
	"fmt"
)

// readOwner reads the owner. Its name is that of the identity, whatever the caller calls it.
func (s *service) readOwner(c *call, doc map[string]any, was *segment) (*owner, error) {
	v, given := doc["owner"]
	if !given && was == nil && s.variant("owned-by-the-caller") {
		id := c.token.client.identity
		return &owner{id: id, name: c.tenant.identities[id]}, nil
	}
	if v == nil {
		return nil, nil
	}
	object, ok := v.(map[string]any)
	if !ok {
		return nil, errors.New("owner must be an object")
	}
	if err := s.onlyKnown("an owner", object, "id", "name", "type"); err != nil {
		return nil, err
	}
	id, ok := object["id"].(string)
	if !ok || id == "" {
		return nil, errors.New("owner.id is required, and must be a string")
	}
	if typ := object["type"]; typ != nil && typ != "IDENTITY" && !s.bug("owner-of-any-type") {
		return nil, errors.New("owner.type must be IDENTITY")
	}
	if _, ok := object["name"].(string); !ok && object["name"] != nil {
		return nil, errors.New("owner.name must be a string")
	}
	name, ok := c.tenant.identities[id]
	if !ok {
		return nil, fmt.Errorf("there is no identity with the id %q", id)
	}
	if was != nil && was.owner != nil && s.bug("owner-name-stays") {
		name = was.owner.name
	}
	return &owner{id: id, name: name}, nil
}
