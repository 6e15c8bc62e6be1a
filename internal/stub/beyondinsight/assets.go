package beyondinsight

import (
	"net/http"
	"time"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of reading, changing and deleting assets.
const (
	assetRequested      rule.Site = "getAsset/guard/requested"            // the one with the id
	assetChanged        rule.Site = "updateAsset/guard/changed"           // the new values are stored
	assetMoved          rule.Site = "updateAsset/guard/moves"             // to another workgroup
	assetClearsMac      rule.Site = "updateAsset/guard/clears-MacAddress" // an empty value clears
	assetClearsType     rule.Site = "updateAsset/guard/clears-AssetType"  // as above
	assetClearsSystem   rule.Site = "updateAsset/guard/clears-OperatingSystem"
	assetDescriptionOld rule.Site = "updateAsset/guard/description-version" // not changed below version 3.1
	assetDescriptionNew rule.Site = "updateAsset/guard/description-stored"  // changed from version 3.1
	assetRemoved        rule.Site = "deleteAsset/guard/removes"             // it is gone afterwards
	assetKeepsOthers    rule.Site = "deleteAsset/guard/keeps-others"        // and the others are not
	namedAssetRemoved   rule.Site = "deleteWorkgroupAsset/guard/removes"    // as above
	namedAssetOfName    rule.Site = "deleteWorkgroupAsset/guard/of-name"    // only the one of the name
)

var assetGuards = []rule.Site{
	assetRequested, assetChanged, assetMoved, assetClearsMac, assetClearsType, assetClearsSystem, assetDescriptionOld, assetDescriptionNew,
	assetRemoved, assetKeepsOthers, namedAssetRemoved, namedAssetOfName,
}

// asset is an asset with what is shown of it only alone.
type asset struct {
	api.Asset
	Description *string `json:",omitempty"`
}

// GetAsset returns an asset, with its description (A-BI-26).
func (s *server) GetAsset(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.asset(w, id)
	if !ok {
		return
	}
	if !s.enforces(assetRequested) {
		found, _ = s.assets.Get(key(webServer))
	}
	respond(w, http.StatusOK, found)
}

// UpdateAsset changes an asset. All of its properties but the description are sent.
func (s *server) UpdateAsset(w http.ResponseWriter, r *http.Request, id string, params api.UpdateAssetParams) {
	found, ok := s.asset(w, id)
	if !ok {
		return
	}
	body := read[api.AssetUpdate](r)
	workgroup, known := s.workgroups.Get(key(body.WorkgroupID))
	if !known || !visible(workgroup.OrganizationID) {
		refuse(w, http.StatusBadRequest, "", "no such workgroup")
		return
	}
	if s.enforces(assetChanged) {
		found.AssetName, found.IPAddress, found.DNSName, found.DomainName = body.AssetName, body.IPAddress, &body.DNSName, &body.DomainName
	}
	found.MacAddress = s.cleared(body.MacAddress, found.MacAddress, assetClearsMac)
	found.AssetType = s.cleared(body.AssetType, found.AssetType, assetClearsType)
	found.OperatingSystem = s.cleared(body.OperatingSystem, found.OperatingSystem, assetClearsSystem)
	if s.enforces(assetMoved) {
		found.WorkgroupID = body.WorkgroupID
	}
	if body.Description != nil && s.storesDescription(params.Version, assetDescriptionOld, assetDescriptionNew) {
		found.Description = body.Description
	}
	found.LastUpdateDate = s.clock.Now().Format(time.RFC3339)
	s.assets.Put(id, found)
	respond(w, http.StatusOK, found.Asset)
}

// cleared returns the value of a property after an update, which may clear it.
func (s *server) cleared(sent string, before *string, guard rule.Site) *string {
	if sent == "" && !s.enforces(guard) || sent != "" && !s.enforces(assetChanged) {
		return before
	}
	return &sent
}

// DeleteAsset removes an asset with its databases.
func (s *server) DeleteAsset(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.asset(w, id)
	if !ok {
		return
	}
	if !s.enforces(assetKeepsOthers) {
		for _, other := range s.assets.Where(func(a asset) bool { return a.WorkgroupID == found.WorkgroupID && a.AssetID != found.AssetID }) {
			s.forgetAsset(other)
		}
	}
	if s.enforces(assetRemoved) {
		s.forgetAsset(found)
	}
	w.WriteHeader(http.StatusOK)
}

// DeleteWorkgroupAsset removes the asset of a name from the workgroup of a name.
func (s *server) DeleteWorkgroupAsset(w http.ResponseWriter, _ *http.Request, workgroup string, params api.DeleteWorkgroupAssetParams) {
	of, ok := s.workgroup(w, workgroup)
	if !ok {
		return
	}
	found, ok := s.assetNamed(w, of, params.Name)
	if !ok {
		return
	}
	if !s.enforces(namedAssetOfName) {
		for _, other := range s.assets.Where(func(a asset) bool { return a.WorkgroupID == of.ID && a.AssetName != params.Name }) {
			s.forgetAsset(other)
		}
	}
	if s.enforces(namedAssetRemoved) {
		s.forgetAsset(found)
	}
	w.WriteHeader(http.StatusOK)
}

// asset returns an asset, or refuses.
func (s *server) asset(w http.ResponseWriter, id string) (asset, bool) {
	found, ok := s.assets.Get(id)
	if !ok {
		notFound(w, "asset")
	}
	return found, ok
}

// assetNamed returns the asset of a name in a workgroup, or refuses.
func (s *server) assetNamed(w http.ResponseWriter, of api.Workgroup, name string) (found asset, ok bool) {
	all := s.assets.Where(func(a asset) bool { return a.WorkgroupID == of.ID && a.AssetName == name })
	if len(all) == 0 {
		notFound(w, "asset")
		return found, false
	}
	return all[0], true
}

// forgetAsset removes an asset with its databases and attributes.
func (s *server) forgetAsset(a asset) {
	s.forgetDatabases(a.AssetID)
	delete(s.assigned, a.AssetID)
	s.assets.Remove(key(a.AssetID))
}
