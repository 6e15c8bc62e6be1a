package beyondinsight

import (
	"net/http"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of attribute types.
const (
	typeRequested       rule.Site = "getAttributeType/guard/requested"           // the one with the id
	typeStored          rule.Site = "createAttributeType/guard/stored"           // the created type is listed
	typeRemoved         rule.Site = "deleteAttributeType/guard/removes"          // it is gone afterwards
	typeTakesAttributes rule.Site = "deleteAttributeType/guard/takes-attributes" // and so are its attributes
)

var typeGuards = []rule.Site{typeRequested, typeStored, typeRemoved, typeTakesAttributes}

// ListAttributeTypes lists the attribute types.
func (s *server) ListAttributeTypes(w http.ResponseWriter, _ *http.Request) {
	respond(w, http.StatusOK, s.attributeTypes.Where(func(api.AttributeType) bool { return true }))
}

// GetAttributeType returns an attribute type.
func (s *server) GetAttributeType(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.attributeType(w, id)
	if !ok {
		return
	}
	if !s.enforces(typeRequested) {
		found, _ = s.attributeTypes.Get(key(placeType))
	}
	respond(w, http.StatusOK, found)
}

// CreateAttributeType creates an attribute type.
func (s *server) CreateAttributeType(w http.ResponseWriter, r *http.Request) {
	body := read[api.AttributeTypeRequest](r)
	if text(body.Name) == "" {
		refuse(w, http.StatusBadRequest, "", "Attribute Type Name is required")
		return
	}
	made := api.AttributeType{AttributeTypeID: s.next(), Name: *body.Name}
	if s.enforces(typeStored) {
		s.attributeTypes.Put(key(made.AttributeTypeID), made)
	}
	respond(w, http.StatusCreated, made)
}

// DeleteAttributeType removes an attribute type with its attributes.
func (s *server) DeleteAttributeType(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.attributeType(w, id)
	if !ok {
		return
	}
	if s.enforces(typeTakesAttributes) {
		for _, a := range s.attributes.Where(func(a api.Attribute) bool { return a.AttributeTypeID == found.AttributeTypeID }) {
			s.forgetAttribute(a.AttributeID)
		}
	}
	if s.enforces(typeRemoved) {
		s.attributeTypes.Remove(id)
	}
	w.WriteHeader(http.StatusOK)
}

// attributeType returns an attribute type, or refuses.
func (s *server) attributeType(w http.ResponseWriter, id string) (api.AttributeType, bool) {
	found, ok := s.attributeTypes.Get(id)
	if !ok {
		notFound(w, "attribute type")
	}
	return found, ok
}
