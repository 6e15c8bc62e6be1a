package zpa

import (
	"strconv"
	"strings"
	"time"
)

// app is an application segment.
type app struct {
	id       string
	name     string
	customer string
	domains  []string
	tcp, udp []string // first and last ports by turns
	created  time.Time
}

// shown is a group with what shows of it.
type shown struct {
	group *group
	state state
}

// seconds is a time as the document has it.
func (s *service) seconds(t time.Time) any {
	switch {
	case s.bug("times-in-milliseconds"):
		return strconv.FormatInt(t.UnixMilli(), 10)
	case s.bug("times-as-numbers"):
		return t.Unix()
	}
	return strconv.FormatInt(t.Unix(), 10)
}

// show is a group as an answer has it.
func (s *service) show(one shown) map[string]any {
	g, st := one.group, one.state
	out := map[string]any{
		"id":                  g.id,
		"creationTime":        s.seconds(g.created),
		"modifiedBy":          st.modifiedBy,
		"name":                st.name,
		"enabled":             st.enabled,
		"microtenantName":     microtenants[g.customer][g.microtenant],
		"policyMigrated":      true,
		"configSpace":         st.configSpace,
		"tcpKeepAliveEnabled": "0",
		"restrictedEntity":    st.restricted,
	}
	if !s.variant("microtenant-id-not-shown") {
		out["microtenantId"] = g.microtenant
	}
	if !st.modified.IsZero() {
		out["modifiedTime"] = s.seconds(st.modified)
	}
	if st.description != nil {
		out["description"] = *st.description
	}
	if s.bug("id-as-number") {
		out["id"], _ = strconv.ParseInt(g.id, 10, 64)
	}
	if s.bug("disabled-left-out") && !st.enabled {
		delete(out, "enabled")
	}
	if s.bug("enabled-shown-as-text") {
		out["enabled"] = strconv.FormatBool(st.enabled)
	}
	if s.bug("microtenant-name-always-default") {
		out["microtenantName"] = "Default"
	}
	apps := []any{}
	for _, id := range st.apps {
		apps = append(apps, s.showApp(s.store.apps[id]))
	}
	if len(apps) > 0 || !s.variant("no-applications-left-out") {
		out["applications"] = apps
	}
	if len(apps) == 0 && s.variant("no-applications-is-null") {
		out["applications"] = nil
	}
	if s.bug("first-application-shown") && len(apps) > 1 {
		out["applications"] = apps[:1]
	}
	return out
}

// showApp is an application as a group has it.
func (s *service) showApp(a *app) map[string]any {
	out := map[string]any{
		"id": a.id, "creationTime": s.seconds(a.created), "modifiedBy": "72057594038608960",
		"name": a.name, "domainName": a.domains[0], "domainNames": a.domains, "enabled": true,
		"passiveHealthEnabled": true, "doubleEncrypt": false, "healthCheckType": "DEFAULT",
		"icmpAccessType": "NONE", "bypassType": "NEVER", "configSpace": "DEFAULT", "cnameConfig": "NOFLATTEN",
		"ipAnchored": false, "bypassOnReauth": false, "inspectTrafficWithZia": s.bug("inspected-by-default"),
		"tcpKeepAlive": "0", "useInDrMode": false, "selectConnectorCloseToApp": false, "matchStyle": "INCLUSIVE",
		"tcpPortRanges": a.tcp, "tcpPortRange": s.ranges(a.tcp),
	}
	if len(a.udp) > 0 {
		out["udpPortRanges"], out["udpPortRange"] = a.udp, s.ranges(a.udp)
	}
	if s.bug("application-names-in-small-letters") {
		out["name"] = strings.ToLower(a.name)
	}
	return out
}

// ranges pairs first and last ports.
func (s *service) ranges(ports []string) []any {
	out := []any{}
	for i := 0; i+1 < len(ports); i += 2 {
		var from, to any = ports[i], ports[i+1]
		if s.bug("ports-as-numbers") {
			from, _ = strconv.Atoi(ports[i])
			to, _ = strconv.Atoi(ports[i+1])
		}
		out = append(out, map[string]any{"from": from, "to": to})
		if s.bug("first-port-range-shown") {
			break
		}
	}
	return out
}
