package beyondinsight

import (
	"maps"
	"net/http"
	"slices"
	"strings"
)

func (s *service) deleteAsset(c *call) (answer, error) {
	found, err := s.assetOf(c)
	if err != nil {
		return answer{}, err
	}
	s.forgetAsset(c, found)
	if s.bug("asset-deleted-with-204") {
		return answer{status: http.StatusNoContent}, nil
	}
	return ok(nil)
}

func (s *service) deleteAssetByName(c *call) (answer, error) {
	group, err := s.workgroupOf(c, c.args[0])
	if err != nil {
		return answer{}, err
	}
	name := c.query["name"]
	if name == "" {
		return answer{}, refuse(http.StatusBadRequest, "Asset name is required.")
	}
	found, err := s.assetByName(group, name, s.bug("asset-deleted-in-any-workgroup"))
	if err != nil {
		return answer{}, err
	}
	for _, one := range s.store.assets {
		if s.bug("assets-deleted-by-start-of-name") && one.workgroup == group.id && strings.HasPrefix(one.name, found.name) {
			s.forgetAsset(c, one)
		}
	}
	s.forgetAsset(c, found)
	return ok(nil)
}

// forgetAsset takes an asset out of the store, its Smart Rules and the index.
func (s *service) forgetAsset(c *call, a *asset) {
	delete(s.store.assets, a.id)
	for rule := range maps.Values(s.store.smartRules) {
		rule.assets = slices.DeleteFunc(rule.assets, func(id int) bool { return id == a.id })
	}
	if !s.bug("search-finds-deleted-assets") {
		s.index.set(c.now, a.id, nil)
	}
}
