package trial

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/assay-conformance/assay/internal/exchange"
)

// cleanUpTime is how long a session may take to remove what it made, interrupted or not.
const cleanUpTime = 2 * time.Minute

// cleaner removes what a session made on a shared target.
type cleaner struct {
	*Session
	handled  map[string]bool // ids that were deleted, or told as left over
	pending  []removal       // deletions that are still to be believed
	searched map[string]bool // listings
	found    int             // things under the trial's names that they showed
}

// removal is a deletion that was answered.
type removal struct {
	creation
	id   string
	from view
	e    *exchange.Exchange
}

// cleanUp removes what the trial made, last first, and tells what is left.
//
// It deletes only what was read back under a name of this run. An id out of the response to a
// creation proves nothing: where it is missing, or leads to something else, the thing is looked
// for in the listing by its name. A deletion is believed when the thing is gone.
func (s *Session) cleanUp(ctx context.Context) {
	c := cleaner{Session: s, handled: map[string]bool{}, searched: map[string]bool{}}
	var lost []creation
	for _, made := range slices.Backward(s.creations) {
		if c.removeByID(ctx, &made) {
			continue
		}
		lost = append(lost, made)
	}
	if len(lost) > 0 {
		_ = s.Settled(ctx) // a clean-up that has no time left tells so at its next call
	}
	for _, made := range lost {
		c.removeByName(ctx, made)
	}
	for _, r := range c.pending {
		c.confirm(ctx, r)
	}
}

// removeByID removes a thing by the id that its creation was answered with. It says false when
// nothing of ours has that id.
func (c *cleaner) removeByID(ctx context.Context, made *creation) bool {
	if made.id == "" {
		return false
	}
	if c.handled[made.id] {
		return true
	}
	e, from, err := c.readBack(ctx, *made, made.id)
	switch {
	case err != nil:
		c.left(*made, made.id, err.Error())
		return true
	case Succeeded(e) && made.named(e.Read(), c.prefix+"-"):
		c.remove(ctx, *made, made.id, from, e)
		return true
	}
	made.foreign = Succeeded(e)
	return c.deleted[made.id] && isGone(e)
}

// remove takes off what keeps a thing from being deleted, and deletes it.
func (c *cleaner) remove(ctx context.Context, made creation, id string, from view, shown *exchange.Exchange) {
	c.handled[id] = true
	if made.Release != nil {
		if body := made.Release(made.call, shown.Read()); body != nil {
			release := c.call(c.CallOn(made.Update, id), from)
			release.Body = body
			_, _ = c.unjudged(ctx, release) // whether the thing can be deleted now, the deletion shows
		}
	}
	e, err := c.unjudged(ctx, c.call(c.CallOn(made.Delete, id), from))
	if err != nil {
		c.left(made, id, err.Error())
		return
	}
	c.pending = append(c.pending, removal{made, id, from, e})
}

// confirm sees that a thing which was deleted is gone, for as long as that may take to show.
func (c *cleaner) confirm(ctx context.Context, r removal) {
	gone := false
	err := c.Until(ctx, func() (bool, error) {
		after, err := c.unjudged(ctx, c.call(c.CallOn(r.Get, r.id), r.from))
		gone = err == nil && isGone(after)
		return gone, err
	})
	switch {
	case err != nil:
		c.left(r.creation, r.id, err.Error())
	case !gone:
		c.left(r.creation, r.id, fmt.Sprintf("%s answered %d and it is still there", r.Delete, r.e.Status))
	}
}

// isGone says whether an answer to a read means that nothing has the id: some vendors answer
// that with 400.
func isGone(e *exchange.Exchange) bool { return gone(e) || e.Status == http.StatusBadRequest }

func gone(e *exchange.Exchange) bool {
	return e.Status == http.StatusNotFound || e.Status == http.StatusGone
}

// removeByName looks for what a creation made in the listing. What was accepted and cannot be
// found there may be left.
func (c *cleaner) removeByName(ctx context.Context, made creation) {
	key := fmt.Sprint(made.List, made.call.As, made.call.Query)
	if !c.searched[key] {
		c.searched[key] = true
		c.removeListed(ctx, made)
	}
	if made.accepted && c.found == 0 {
		why := "it is found neither by its id nor in the listing"
		if made.foreign {
			why = "what has this id carries no name of this run, and is left alone"
		}
		c.left(made, made.id, fmt.Sprintf("%s accepted it, and %s", made.Create, why))
	}
}

// removeListed removes what the listing shows under the names of this trial, and counts it. What
// could not be seen is told.
func (c *cleaner) removeListed(ctx context.Context, made creation) {
	listing, err := c.listing(ctx, made)
	if err == nil && listing.Partial != "" {
		err = errors.New(listing.Partial)
	}
	if err != nil {
		c.left(made, made.id, "whether it is there could not be seen: "+err.Error())
		c.found++
	}
	for _, item := range listing.Items {
		id, ok := item.Member(made.ID).Text()
		if !ok || !made.named(item, fmt.Sprintf("%s-%d-", c.prefix, c.Record.Number)) {
			continue
		}
		c.found++
		if c.handled[id] {
			continue
		}
		e, from, err := c.readBack(ctx, made, id)
		switch {
		case err != nil:
			c.left(made, id, err.Error())
		case Succeeded(e) && made.named(e.Read(), c.prefix+"-"):
			c.remove(ctx, made, id, from, e)
		default:
			c.left(made, id, fmt.Sprintf("it is listed, and %s answered %d without its name", made.Get, e.Status))
		}
	}
}

// left enters that a thing is left over, or may be.
func (c *cleaner) left(made creation, id, why string) {
	c.handled[id] = true
	what := made.noun
	if body, _ := made.call.Body.(map[string]any); body[made.Name] != nil {
		what += fmt.Sprintf(" %q", fmt.Sprint(body[made.Name]))
	}
	if id != "" {
		what += fmt.Sprintf(" (%s %s)", made.ID, id)
	}
	c.Record.Leftovers = append(c.Record.Leftovers, what+": "+why)
}

// unjudged makes a call that is no part of the trial.
func (s *Session) unjudged(ctx context.Context, call Call) (*exchange.Exchange, error) {
	e, err := s.patiently(ctx, call, s.Contract.Operation(call.Operation), s.exchange)
	if err == nil {
		s.exchanges = append(s.exchanges, e)
	}
	return e, err
}
