package zpa

import (
	"maps"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// create makes a group; the full one with an application segment, where the target offers one.
func create(s *trial.Session, form trial.Form) trial.Call {
	call := trial.Call{Operation: groups.Create}
	body := map[string]any{"name": s.Name(), "enabled": true}
	if form == trial.Full {
		call.Query = map[string]string{"microtenantId": "0"}
		maps.Copy(body, map[string]any{"description": "made by assay", "microtenantId": 0, "InspectTrafficWithZia": false})
		if id, ok := s.Target.Offers[applicationSegment]; ok {
			body["applications"] = linking(id)
		}
	}
	call.Body = trial.CloneJSON(body)
	return call
}

func linking(id string) []map[string]any { return []map[string]any{{"id": id}} }

// update makes the body of a change. The full one links an application segment and unlinks the
// one that the group was made with.
func update(s *trial.Session, id string, made trial.Call, form trial.Form) any {
	members := map[string]any{"name": s.Name()}
	if form == trial.Full {
		maps.Copy(members, map[string]any{
			"id": id, "description": "changed by assay", "scopeName": "Default", "configSpace": "DEFAULT", "skipDetailedAppInfo": true,
			"restrictedEntity": false, "hideInfoTooltip": true, "applications": []any{}, "microtenantId": 0,
		})
		if other, ok := s.Target.Offers[secondSegment]; ok {
			members["addedApps"], members["deletedApps"] = []string{other}, []string{s.Target.Offers[applicationSegment]}
		}
	}
	return changed(made, members)
}

// kept are the members that a change repeats.
var kept = []string{"name", "description", "enabled"}

// changed is the body of a change: the payload of the creation with new values, for the source
// does not say what becomes of what is left out (A-ZPA-23).
func changed(sent trial.Call, members map[string]any) any {
	body := map[string]any{}
	for _, name := range kept {
		if value := steps.SentMember(sent, name); value != nil {
			body[name] = value
		}
	}
	maps.Copy(body, members)
	return trial.CloneJSON(body)
}

// unlinked is the body of a change that unlinks every application segment that a group shows, and
// leaves the rest as it is.
func unlinked(shown exchange.Value) any {
	items, _ := shown.Member("applications").Items()
	linked, _ := ids(items)
	if len(linked) == 0 {
		return nil
	}
	body := map[string]any{"deletedApps": linked}
	for _, name := range kept {
		if value, ok := shown.Member(name).Any(); ok && value != nil {
			body[name] = value
		}
	}
	return trial.CloneJSON(body)
}
