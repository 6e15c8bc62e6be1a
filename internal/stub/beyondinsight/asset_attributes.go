package beyondinsight

import (
	"net/http"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// The guards of the attributes of assets.
const (
	assignedOfAsset        rule.Site = "listAssetAttributes/guard/of-asset"           // only those of the asset
	assignedStored         rule.Site = "assignAssetAttribute/guard/stored"            // the assigned attribute is listed
	assignedRemoved        rule.Site = "deleteAssetAttribute/guard/removes"           // it is gone afterwards
	assignedKeepsOthers    rule.Site = "deleteAssetAttribute/guard/keeps-others"      // and the others are not
	assignedAllRemoved     rule.Site = "deleteAssetAttributes/guard/removes"          // all of the asset are gone afterwards
	assignedKeepAttributes rule.Site = "deleteAssetAttributes/guard/keeps-attributes" // the attributes themselves are not
)

var assignedGuards = []rule.Site{assignedOfAsset, assignedStored, assignedRemoved, assignedKeepsOthers, assignedAllRemoved, assignedKeepAttributes}

// ListAssetAttributes lists the attributes of an asset.
func (s *server) ListAssetAttributes(w http.ResponseWriter, _ *http.Request, asset string) {
	of, ok := s.asset(w, asset)
	if !ok {
		return
	}
	assigned := s.assignedTo(of.AssetID)
	all := []api.AssetAttribute{}
	for _, a := range s.attributes.Where(func(a api.Attribute) bool {
		_, has := assigned.Get(key(a.AttributeID))
		return has || !s.enforces(assignedOfAsset)
	}) {
		all = append(all, ofAsset(a))
	}
	respond(w, http.StatusOK, all)
}

// AssignAssetAttribute gives an asset an attribute.
func (s *server) AssignAssetAttribute(w http.ResponseWriter, _ *http.Request, asset, attribute string) {
	of, ok := s.asset(w, asset)
	if !ok {
		return
	}
	found, ok := s.attribute(w, attribute)
	if !ok {
		return
	}
	if s.enforces(assignedStored) {
		s.assignedTo(of.AssetID).Put(attribute, true)
	}
	respond(w, http.StatusCreated, ofAsset(found))
}

// DeleteAssetAttributes removes all attributes of an asset.
func (s *server) DeleteAssetAttributes(w http.ResponseWriter, _ *http.Request, asset string) {
	of, ok := s.asset(w, asset)
	if !ok {
		return
	}
	assigned := s.assignedTo(of.AssetID)
	if !s.enforces(assignedKeepAttributes) {
		for _, a := range s.attributes.Where(func(a api.Attribute) bool { _, has := assigned.Get(key(a.AttributeID)); return has }) {
			s.forgetAttribute(a.AttributeID)
		}
	}
	if s.enforces(assignedAllRemoved) {
		delete(s.assigned, of.AssetID)
	}
	w.WriteHeader(http.StatusOK)
}

// DeleteAssetAttribute removes an attribute of an asset.
func (s *server) DeleteAssetAttribute(w http.ResponseWriter, _ *http.Request, asset, attribute string) {
	of, ok := s.asset(w, asset)
	if !ok {
		return
	}
	assigned := s.assignedTo(of.AssetID)
	if _, has := assigned.Get(attribute); !has {
		notFound(w, "attribute of the asset")
		return
	}
	if !s.enforces(assignedKeepsOthers) {
		delete(s.assigned, of.AssetID)
		s.assignedTo(of.AssetID).Put(attribute, true)
	}
	if s.enforces(assignedRemoved) {
		s.assignedTo(of.AssetID).Remove(attribute)
	}
	w.WriteHeader(http.StatusOK)
}

// assignedTo returns the ids of the attributes of an asset.
func (s *server) assignedTo(asset int32) *stub.Collection[bool] {
	if s.assigned[asset] == nil {
		s.assigned[asset] = &stub.Collection[bool]{}
	}
	return s.assigned[asset]
}

// ofAsset returns an attribute as it is shown for an asset: without those below it.
func ofAsset(a api.Attribute) api.AssetAttribute {
	return api.AssetAttribute{
		AttributeID: a.AttributeID, AttributeTypeID: a.AttributeTypeID, ParentAttributeID: a.ParentAttributeID, ShortName: a.ShortName,
		LongName: a.LongName, Description: a.Description, ValueInt: a.ValueInt, IsReadOnly: a.IsReadOnly,
	}
}
