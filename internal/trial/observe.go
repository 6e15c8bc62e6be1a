package trial

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
)

// aftermath is what a refused write could have changed, as the target showed it before and after.
type aftermath struct{ before, after look }

// look is what a read shows of the things that a write could change.
type look struct {
	shown string
	reads []*exchange.Exchange
}

// Observed makes the call that a trial judges, like [Session.Send]. If the call writes and is
// refused, what it could have changed is read before and after it: [Session.Refused] then tells
// whether the refusal did its work all the same. The reads say nothing else about the target.
func (s *Session) Observed(ctx context.Context, call Call) (*exchange.Exchange, error) {
	if op := s.Contract.Operation(call.Operation); op != nil && op.Writes() { // the trial's earlier writes show by then
		if err := s.AwaitPropagation(ctx); err != nil {
			return nil, err
		}
	}
	step := s.Step
	s.Step = "Given what the call could change is read"
	before, visible := s.visible(ctx, call)
	s.Step = step
	e, err := s.Send(ctx, call)
	if err != nil || !visible || Succeeded(e) || e.Status == http.StatusTooManyRequests {
		return e, err
	}
	if err := s.AwaitPropagation(ctx); err != nil {
		return nil, err
	}
	s.Step = "Then the same is read again"
	if after, visible := s.visible(ctx, call); visible {
		s.aftermaths[e.ID] = aftermath{before, after}
	}
	return e, nil
}

// visible describes what the target shows of the thing that a write acts on, or of the things that
// have the name which a creation sends. ok is false if that cannot be read, and for a call that
// does not write.
func (s *Session) visible(ctx context.Context, call Call) (seen look, ok bool) {
	r, op := s.Resources.Owner(call.Operation), s.Contract.Operation(call.Operation)
	switch {
	case !op.Writes() || !s.Target.Writes || !s.Resources.ShowsEffect(op.ID):
		return look{}, false
	case op.ID == r.Create:
		return s.visibleNamesakes(ctx, r, call)
	}
	e, err := s.unjudged(ctx, s.Reading(Thing{Resource: r, ID: s.idIn(call), Call: Call{Path: call.Path, Query: call.Query}}))
	switch {
	case err != nil:
		return look{}, false
	case Succeeded(e):
		return look{s.callersProperties(r, r.Read(e)), []*exchange.Exchange{e}}, true
	case isGone(e) && s.seen[s.idIn(call)]:
		return look{fmt.Sprintf("no %s with this id", r.Noun), []*exchange.Exchange{e}}, true
	}
	return look{}, false
}

// callersProperties describes the properties of a thing that a caller may send. The server may
// change the others whenever it likes.
func (s *Session) callersProperties(r *resource.Resource, shown exchange.Value) string {
	id, _ := r.IDIn(shown)
	s.seen[id] = true
	properties, _ := shown.Any()
	object, _ := CloneJSON(properties).(map[string]any)
	for name, value := range object {
		if !s.mayBeSent(r, name) {
			delete(object, name)
			continue
		}
		if object[name] = r.Canonical(name, value); object[name] == nil {
			delete(object, name)
		}
	}
	text, err := json.Marshal(object)
	if err != nil {
		panic(fmt.Sprintf("a decoded value is not JSON: %v", err))
	}
	return string(text)
}

func (s *Session) mayBeSent(r *resource.Resource, property string) bool {
	for _, id := range []string{r.Create, r.Update} {
		if op := s.Contract.Operation(id); op != nil {
			if _, ok := op.Body.Place(map[string]any{property: nil}, property); ok {
				return true
			}
		}
	}
	return false
}

// visibleNamesakes describes how many listed things have the name that a creation sends.
func (s *Session) visibleNamesakes(ctx context.Context, r *resource.Resource, call Call) (seen look, ok bool) {
	body, _ := call.Body.(map[string]any)
	name, _ := body[r.Name.Sent].(string)
	if name == "" {
		return look{}, false
	}
	l, err := ReadPages(r, 0, s.scope(r, r.List, call), func(call Call) (*exchange.Exchange, error) { return s.unjudged(ctx, call) })
	if err != nil || l.Partial != "" {
		return look{}, false
	}
	n := 0
	for _, item := range l.Items {
		listed, ok := item.Property(r.Name.Property).Text()
		if !ok {
			return look{}, false
		}
		if strings.EqualFold(listed, name) {
			n++
		}
	}
	word := r.Plural
	if n == 1 {
		word = r.Noun
	}
	return look{fmt.Sprintf("%d %s with the name that was sent", n, word), l.Pages}, true
}

// checkAftermath records whether a refused write changed something, as evidence at the operation's
// site for that, and at the first site of the refusal.
func (s *Session) checkAftermath(e *exchange.Exchange, refusal ...rule.Site) {
	found, observed := s.aftermaths[e.ID]
	if !observed {
		return
	}
	delete(s.aftermaths, e.ID)
	check := evidence.Check{
		Sites: []rule.Site{rule.Guard(e.Operation, contract.RefusedLeavesNothing)}, Grade: evidence.OK, Exchange: e.ID,
		Phrase: e.Operation + " changes nothing when it is refused", Expected: found.before.shown, Actual: found.after.shown,
	}
	if check.Expected != check.Actual {
		check.Grade = evidence.Violated
		s.Show(append(found.before.reads, found.after.reads...)...)
		check.Sites = append(check.Sites, refusal[:min(1, len(refusal))]...)
	}
	s.Check(check)
}
