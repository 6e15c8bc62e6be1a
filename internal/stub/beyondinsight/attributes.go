package beyondinsight

import (
	"net/http"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of attributes.
const (
	attributesOfType     rule.Site = "listAttributes/guard/of-type"       // only those of the type
	attributesChildren   rule.Site = "listAttributes/guard/children"      // each with those below it
	attributeRequested   rule.Site = "getAttribute/guard/requested"       // the one with the id
	attributeChildren    rule.Site = "getAttribute/guard/children"        // with those below it
	attributeStored      rule.Site = "createAttribute/guard/stored"       // the created attribute is listed, in its type
	attributeRemoved     rule.Site = "deleteAttribute/guard/removes"      // it is gone afterwards
	attributeKeepsOthers rule.Site = "deleteAttribute/guard/keeps-others" // and the others are not
)

var attributeGuards = []rule.Site{
	attributesOfType, attributesChildren, attributeRequested, attributeChildren, attributeStored, attributeRemoved, attributeKeepsOthers,
}

// ListAttributes lists the attributes of an attribute type.
func (s *server) ListAttributes(w http.ResponseWriter, _ *http.Request, attributeType string) {
	of, ok := s.attributeType(w, attributeType)
	if !ok {
		return
	}
	all := s.attributes.Where(func(a api.Attribute) bool {
		return a.AttributeTypeID == of.AttributeTypeID || !s.enforces(attributesOfType)
	})
	for i := range all {
		all[i] = s.withChildren(all[i], attributesChildren)
	}
	respond(w, http.StatusOK, all)
}

// GetAttribute returns an attribute.
func (s *server) GetAttribute(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.attribute(w, id)
	if !ok {
		return
	}
	if !s.enforces(attributeRequested) {
		found, _ = s.attributes.Get(key(siteAttribute))
	}
	respond(w, http.StatusOK, s.withChildren(found, attributeChildren))
}

// CreateAttribute creates an attribute of an attribute type.
func (s *server) CreateAttribute(w http.ResponseWriter, r *http.Request, attributeType string) {
	of, ok := s.attributeType(w, attributeType)
	if !ok {
		return
	}
	body := read[api.AttributeRequest](r)
	if text(body.ShortName) == "" {
		refuse(w, http.StatusBadRequest, "", "Attribute ShortName is required")
		return
	}
	if parent, err := body.ParentAttributeID.Get(); err == nil {
		if above, known := s.attributes.Get(key(parent)); !known || above.AttributeTypeID != of.AttributeTypeID {
			refuse(w, http.StatusBadRequest, "", "no such parent attribute")
			return
		}
	}
	made := api.Attribute{
		AttributeID: s.next(), AttributeTypeID: of.AttributeTypeID, ParentAttributeID: orNull(body.ParentAttributeID),
		ShortName: *body.ShortName, LongName: text(body.LongName), Description: text(body.Description), ValueInt: orNull(body.ValueInt),
	}
	if s.enforces(attributeStored) {
		s.attributes.Put(key(made.AttributeID), made)
	}
	respond(w, http.StatusCreated, s.withChildren(made, attributeChildren))
}

// DeleteAttribute removes an attribute, those below it, and both from all assets.
func (s *server) DeleteAttribute(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.attribute(w, id)
	if !ok {
		return
	}
	if !s.enforces(attributeKeepsOthers) {
		for _, other := range s.attributes.Where(func(a api.Attribute) bool { return a.AttributeTypeID == found.AttributeTypeID }) {
			s.forgetAttribute(other.AttributeID)
		}
	}
	if s.enforces(attributeRemoved) {
		s.forgetAttribute(found.AttributeID)
	}
	w.WriteHeader(http.StatusOK)
}

// attribute returns an attribute, or refuses.
func (s *server) attribute(w http.ResponseWriter, id string) (api.Attribute, bool) {
	found, ok := s.attributes.Get(id)
	if !ok {
		notFound(w, "attribute")
	}
	return found, ok
}

// forgetAttribute removes an attribute, those below it, and both from all assets.
func (s *server) forgetAttribute(id int32) {
	for _, child := range s.childrenOf(id) {
		s.forgetAttribute(child.AttributeID)
	}
	s.attributes.Remove(key(id))
	for _, assigned := range s.assigned {
		assigned.Remove(key(id))
	}
}

// childrenOf returns the attributes right below one.
func (s *server) childrenOf(id int32) []api.Attribute {
	return s.attributes.Where(func(a api.Attribute) bool {
		parent, err := a.ParentAttributeID.Get()
		return err == nil && parent == id
	})
}

// withChildren returns an attribute with those right below it.
func (s *server) withChildren(a api.Attribute, guard rule.Site) api.Attribute {
	a.ChildAttributes = []api.ChildAttribute{}
	if !s.enforces(guard) {
		return a
	}
	for _, c := range s.childrenOf(a.AttributeID) {
		a.ChildAttributes = append(a.ChildAttributes, api.ChildAttribute{
			AttributeID: c.AttributeID, AttributeTypeID: c.AttributeTypeID, ParentAttributeID: a.AttributeID, ShortName: c.ShortName,
			LongName: c.LongName, Description: c.Description, ValueInt: c.ValueInt, IsReadOnly: c.IsReadOnly,
		})
	}
	return a
}

// orNull returns a number that was sent, or null.
func orNull(sent nullable.Nullable[int32]) nullable.Nullable[int32] {
	if number, err := sent.Get(); err == nil {
		return nullable.NewNullableWithValue(number)
	}
	return nullable.NewNullNullable[int32]()
}
