package beyondinsight

import (
	"net/http"
	"slices"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// listingGuards are the guards of one listing of assets.
type listingGuards struct {
	of            rule.Site // only those that it is about
	limit         rule.Site // at most as many as the limit
	offset        rule.Site // without the first ones
	offsetDefault rule.Site // with a limit alone nothing is left out
	offsetAlone   rule.Site // without a limit nothing is left out
}

// The listings of assets.
var (
	listedByID     = listingGuardsOf("listWorkgroupAssets", "of-workgroup")
	listedByName   = listingGuardsOf("listWorkgroupAssets/@by-name", "of-workgroup")
	listedByRule   = listingGuardsOf("listSmartRuleAssets", "of-rule")
	listedBySearch = listingGuardsOf("searchAssets", "all-criteria")
)

// The other guards of listings of assets.
const (
	assetByName      rule.Site = "listWorkgroupAssets/@asset-by-name/guard/of-name"      // the one of the name
	assetInWorkgroup rule.Site = "listWorkgroupAssets/@asset-by-name/guard/of-workgroup" // in the workgroup of the path
	rulePermitted    rule.Site = "listSmartRuleAssets/guard/permitted"                   // not those of a rule that the caller may not see
)

func listingGuardsOf(operation, of string) listingGuards {
	return listingGuards{
		of: rule.Guard(operation, of), limit: rule.Guard(operation, "limit"), offset: rule.Guard(operation, "offset"),
		offsetDefault: rule.Guard(operation, "offset-default"), offsetAlone: rule.Guard(operation, "offset-alone"),
	}
}

func (g listingGuards) all() []rule.Site {
	return []rule.Site{g.of, g.limit, g.offset, g.offsetDefault, g.offsetAlone}
}

// ListWorkgroupAssets lists the assets of a workgroup, or returns the one of a name.
func (s *server) ListWorkgroupAssets(w http.ResponseWriter, _ *http.Request, workgroup string, params api.ListWorkgroupAssetsParams) {
	of, ok := s.workgroup(w, workgroup)
	if !ok {
		return
	}
	guards := listedByID
	if isName(workgroup) {
		guards = listedByName
		if params.Name != nil {
			s.oneAsset(w, of, *params.Name)
			return
		}
	}
	s.list(w, guards, params.Limit, params.Offset, func(a asset) bool { return a.WorkgroupID == of.ID || !s.enforces(guards.of) })
}

// oneAsset responds with the asset of a name in a workgroup.
func (s *server) oneAsset(w http.ResponseWriter, of api.Workgroup, name string) {
	found, ok := s.assetNamed(w, of, name)
	if !ok {
		return
	}
	if !s.enforces(assetByName) {
		found, _ = s.assets.Get(key(webServer))
	}
	if !s.enforces(assetInWorkgroup) {
		found = s.assets.Where(func(a asset) bool { return a.AssetName == name })[0]
	}
	respond(w, http.StatusOK, found.Asset)
}

// ListSmartRuleAssets lists the assets of a Smart Rule that the caller may read.
func (s *server) ListSmartRuleAssets(w http.ResponseWriter, _ *http.Request, id string, params api.ListSmartRuleAssetsParams) {
	of, ok := s.smartRule(w, id, rulePermitted)
	if !ok {
		return
	}
	s.list(w, listedByRule, params.Limit, params.Offset, func(a asset) bool { return slices.Contains(of.assets, a.AssetID) || !s.enforces(listedByRule.of) })
}

// list responds with the assets that match: all of them or, with a limit, a page.
func (s *server) list(w http.ResponseWriter, guards listingGuards, limit, offset *int32, matches func(asset) bool) {
	all := api.Assets{}
	for _, a := range s.assets.Where(matches) {
		all = append(all, a.Asset)
	}
	skip := 0
	if offset != nil && s.enforces(guards.offset) {
		skip = int(*offset)
	} else if offset == nil && !s.enforces(guards.offsetDefault) {
		skip = 1
	}
	skip = min(max(skip, 0), len(all))
	if limit == nil {
		if offset != nil && !s.enforces(guards.offsetAlone) {
			all = all[skip:]
		}
		respond(w, http.StatusOK, all)
		return
	}
	page := api.AssetPage{TotalCount: int32(len(all)), Data: all[skip:]}
	if s.enforces(guards.limit) {
		page.Data = page.Data[:min(max(int(*limit), 0), len(page.Data))]
	}
	respond(w, http.StatusOK, page)
}
