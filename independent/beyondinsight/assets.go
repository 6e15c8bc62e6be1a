package beyondinsight

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

type asset struct {
	id, workgroup                    int
	name, dns, domain, ip, mac, kind string
	description, system              string
	created, updated                 time.Time
}

func (a *asset) number() int   { return a.id }
func (a *asset) title() string { return a.name }

func (s *service) assetRoutes(add func(string, string, need, func(*call) (answer, error))) {
	add("POST", "assets/search", assetRead, s.searchAssets)
	add("GET", "assets/{}", assetRead, s.getAsset)
	add("PUT", "assets/{}", assetWrite, s.updateAsset)
	add("DELETE", "assets/{}", assetWrite, s.deleteAsset)
	add("GET", "workgroups/{}/assets", s.either("assets-of-workgroup-open", everybody, assetRead), s.getAssetsOfWorkgroup)
	add("POST", "workgroups/{}/assets", assetWrite, s.createAsset)
	add("DELETE", "workgroups/{}/assets", s.either("asset-deleted-by-name-by-reader", assetRead, assetWrite), s.deleteAssetByName)
	add("GET", "smartrules/{}/assets", nil, s.getAssetsOfSmartRule)
}

// seesWorkgroup says whether the caller may see what is in a workgroup.
func (s *service) seesWorkgroup(c *call, id int) bool {
	found := s.workgroupByID(id)
	return found != nil && c.caller.belongs(found.organization)
}

// assetOf finds an asset that the caller may see.
func (s *service) assetOf(c *call) (*asset, error) {
	found := s.store.assets[id(c.args[0])]
	if found == nil {
		return nil, refuse(http.StatusNotFound, "The asset was not found.")
	}
	if !s.seesWorkgroup(c, found.workgroup) {
		return nil, s.foreign("The asset")
	}
	return found, nil
}

// viewAsset shows an asset as most answers do; only GET Assets/{id} shows the description too.
func (s *service) viewAsset(a *asset) map[string]any {
	view := map[string]any{
		"WorkgroupID": a.workgroup, "AssetID": a.id, "AssetName": a.name, "IPAddress": a.ip,
		"CreateDate": s.stamp(a.created), "LastUpdateDate": s.stamp(a.updated),
	}
	s.put(view, "DnsName", a.dns)
	s.put(view, "DomainName", a.domain)
	s.put(view, "MacAddress", a.mac)
	s.put(view, "AssetType", a.kind)
	s.put(view, "OperatingSystem", a.system)
	return view
}

func (s *service) getAsset(c *call) (answer, error) {
	found, err := s.assetOf(c)
	if err != nil {
		return answer{}, err
	}
	if s.bug("asset-updated-by-reading") {
		found.updated = c.now
	}
	view := s.viewAsset(found)
	if !s.bug("asset-without-description") {
		s.put(view, "Description", found.description)
	}
	return ok(view)
}

// getAssetsOfWorkgroup lists the assets of a workgroup, or finds one by its name.
func (s *service) getAssetsOfWorkgroup(c *call) (answer, error) {
	if s.bug("workgroup-name-with-space-not-found") && strings.Contains(c.args[0], " ") {
		c.args[0] = strings.ReplaceAll(c.args[0], " ", "%20")
	}
	group, err := s.workgroupOf(c, c.args[0])
	if err != nil {
		return answer{}, err
	}
	if name, given := c.query["name"]; given {
		found, err := s.assetByName(group, name, s.bug("asset-by-name-of-any-workgroup"))
		if err != nil {
			return answer{}, err
		}
		return ok(s.viewAsset(found))
	}
	if id(c.args[0]) < 0 && s.bug("offset-ignored-by-workgroup-name") {
		delete(c.query, "offset")
	}
	return s.page(c, arrange(s, s.store.assets, func(a *asset) bool { return a.workgroup == group.id }))
}

func (s *service) assetByName(group workgroup, name string, anywhere bool) (*asset, error) {
	found, there := named(s, s.store.assets, name, func(a *asset) bool { return anywhere || a.workgroup == group.id })
	if !there {
		return nil, refuse(http.StatusNotFound, "The asset was not found.")
	}
	return found, nil
}

// getAssetsOfSmartRule lists the assets of a Smart Rule that the caller may read.
func (s *service) getAssetsOfSmartRule(c *call) (answer, error) {
	rule, err := s.smartRuleOf(c, c.args[0], s.bug("smart-rule-assets-open"))
	if err != nil {
		return answer{}, err
	}
	list := arrange(s, s.store.assets, func(a *asset) bool { return slices.Contains(rule.assets, a.id) })
	if _, limited := c.query["limit"]; limited && s.bug("smart-rule-assets-never-paged") {
		delete(c.query, "limit")
	}
	if s.bug("smart-rule-assets-skip-without-domain") {
		list = slices.DeleteFunc(list, func(a *asset) bool { return a.domain == "" })
	}
	return s.page(c, list)
}
