// Package zpa binds the shared vocabulary to ZPA's segment groups, and adds the phrases that are
// ZPA's own: application segments, Microtenants, Deception, searches.
//
// A group that has linked application segments may be impossible to delete (A-ZPA-21). So the
// groups of the Givens have none unless they say so, and cleaning up unlinks before it deletes.
package zpa

import (
	"context"

	"github.com/assay-conformance/assay/internal/trial"
)

// Binding makes valid calls of ZPA's operations.
type Binding struct{}

var groups = trial.Resource{
	Create: "createSegmentGroup", Get: "getSegmentGroup", List: "listSegmentGroups", Update: "updateSegmentGroup", Delete: "deleteSegmentGroup",
	ID: "id", Name: "name", Unknown: "999999999999999999", Items: "list", Total: "totalCount", Limit: "pagesize", Page: "page", PageSize: 500, Change: changed, Release: unlinked,
}

// Names of what a target offers.
const (
	applicationSegment = "application-segment"
	secondSegment      = "second-application-segment"
)

// Resources knows one noun.
func (Binding) Resources() map[string]trial.Resource {
	return map[string]trial.Resource{"segment group": groups}
}

// Arrange makes a valid call of an operation.
func (b Binding) Arrange(ctx context.Context, s *trial.Session, operation string, form trial.Form) (trial.Call, error) {
	switch operation {
	case groups.Create:
		return create(s, form), nil
	case groups.List:
		return list(ctx, s, form)
	}
	id, made, err := group(ctx, s, operation, form)
	if err != nil {
		return trial.Call{}, err
	}
	call := s.CallOn(operation, id)
	if form == trial.Full {
		call.Query = map[string]string{"microtenantId": "0"}
	}
	if operation == groups.Update {
		call.Body = update(s, id, made, form)
	}
	return call, nil
}

// list makes sure that there is something to list, where it may.
func list(ctx context.Context, s *trial.Session, form trial.Form) (trial.Call, error) {
	call := trial.Call{Operation: groups.List}
	if s.Target.Writes {
		if _, err := s.Make(ctx, groups, create(s, trial.Full)); err != nil { // so that an item shows all that it can
			return call, err
		}
	}
	if form == trial.Full {
		call.Query = map[string]string{"page": "1", "pagesize": "10", "search": "enabled EQ true", "microtenantId": "0"}
	}
	return call, nil
}

// group gives the id of a group, and the call that made it: a new one, or where nothing may be
// written the first that is listed. One that is to be deleted has nothing linked.
func group(ctx context.Context, s *trial.Session, operation string, form trial.Form) (string, trial.Call, error) {
	if !s.Target.Writes {
		e, err := s.Need(ctx, trial.Call{Operation: groups.List, Query: map[string]string{"pagesize": "1"}})
		if err != nil {
			return "", trial.Call{}, err
		}
		if items, _ := groups.Listed(e); len(items) > 0 {
			if id, ok := items[0].Member("id").Text(); ok {
				return id, trial.Call{}, nil
			}
		}
		return "", trial.Call{}, trial.Blocked("the target has no segment group to look at, and none may be created (--allow-writes)")
	}
	if operation == groups.Delete {
		form = trial.Minimal
	}
	call := create(s, form)
	if operation == groups.Get { // what a call without a Microtenant is answered is for the trial to find out
		id, err := s.MakeIn(ctx, groups, call, map[string]string{"microtenantId": "0"})
		return id, call, err
	}
	id, err := s.Make(ctx, groups, call)
	return id, call, err
}
