package trial

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	again    map[string]bool // ids that are deleted a second time
	searched map[string]bool // listings
	listed   map[string]bool // names of the trial's things that they showed, in lower case
	unseen   bool            // a listing could not be read, and that was told
}

// cleanUp removes what the trial made, last first, and tells what is left.
//
// It deletes only what was read back under a name of this run; or, of what was sent without such
// a name, what the listing shows and did not show right before. An id out of the response to a
// creation proves nothing: where it is missing, or leads to something else, the thing is looked
// for in the listing by its name. A deletion is believed when the thing is gone.
func (s *Session) cleanUp(ctx context.Context) {
	c := cleaner{Session: s, handled: map[string]bool{}, again: map[string]bool{}, searched: map[string]bool{}, listed: map[string]bool{}}
	var lost []creation
	for _, made := range slices.Backward(s.creations) {
		if c.removeByID(ctx, &made) {
			continue
		}
		lost = append(lost, made)
	}
	if len(lost) > 0 {
		_ = s.AwaitPropagation(ctx) // a clean-up that has no time left tells so at its next call
	}
	for _, made := range lost {
		c.removeByName(ctx, made)
	}
	for i := 0; i < len(c.pending); i++ { // a deletion that was refused is tried once more
		c.confirm(ctx, c.pending[i])
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
		c.left(*made, made.id, why(err))
		return true
	case Succeeded(e) && (named(made.Resource, e.Read(), c.prefix+"-") || c.isNew(ctx, *made)):
		c.remove(ctx, *made, made.id, from, e)
		return true
	}
	made.foreign = Succeeded(e)
	return c.deleted[made.id] && isGone(e)
}

// removeByName looks for what a creation made in the listing. What was accepted and cannot be
// found there may be left.
func (c *cleaner) removeByName(ctx context.Context, made creation) {
	key := fmt.Sprint(made.List, made.call.As, made.call.Query)
	if !c.searched[key] {
		c.searched[key] = true
		c.removeListed(ctx, made)
	}
	if made.accepted && !c.unseen && !c.handled[made.id] && !c.listed[strings.ToLower(made.name())] {
		found := "it is found neither by its id nor in the listing"
		if made.foreign {
			found = "what has this id carries no name of this run, and is left alone"
		}
		c.left(made, made.id, fmt.Sprintf("%s accepted it, and %s", made.Create, found))
	}
}

// removeListed removes what the listing shows under the names of this trial. What could not be
// seen is told.
func (c *cleaner) removeListed(ctx context.Context, made creation) {
	listing, err := c.listing(ctx, made)
	if err == nil && listing.Partial != "" {
		err = errors.New(listing.Partial)
	}
	if err != nil {
		c.left(made, made.id, "whether it is there could not be seen: "+why(err))
		c.unseen = true
	}
	for _, item := range listing.Items {
		id, ok := made.IDIn(item)
		if !ok || !named(made.Resource, item, fmt.Sprintf("%s-%d-", c.prefix, c.Record.Number)) {
			continue
		}
		name, _ := item.Property(made.Name.Property).Text()
		c.listed[strings.ToLower(name)] = true
		made.shown = name
		if c.handled[id] {
			continue
		}
		e, from, err := c.readBack(ctx, made, id)
		switch {
		case err != nil:
			c.left(made, id, why(err))
		case Succeeded(e) && named(made.Resource, e.Read(), c.prefix+"-"):
			c.remove(ctx, made, id, from, e)
		default:
			c.left(made, id, fmt.Sprintf("it is listed, and %s answered %d without its name", made.Get, e.Status))
		}
	}
}

// why says in words what kept a clean-up from going on.
func why(err error) string {
	switch {
	case errors.Is(err, context.Canceled):
		return "a second signal ended the clean-up"
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Sprintf("the clean-up took longer than %s", cleanUpTime)
	}
	return err.Error()
}

// left enters that a thing is left over, or may be.
func (c *cleaner) left(made creation, id, reason string) {
	what := made.Noun
	if made.name() != "" {
		what += fmt.Sprintf(" %q", made.name())
	}
	if id != "" {
		c.handled[id] = true
		what += fmt.Sprintf(" (%s %s)", made.ID.Property, id)
	}
	c.Record.Leftovers = append(c.Record.Leftovers, what+": "+reason)
}

// cleanUpTries is how often a call of the clean-up is made when no answer comes.
const cleanUpTries = 3

// unjudged makes a call that is no part of the trial. It may be repeated: it reads, or what it
// does is done once.
func (s *Session) unjudged(ctx context.Context, call Call) (e *exchange.Exchange, err error) {
	for range cleanUpTries {
		if e, err = s.withRetry(ctx, call, s.Contract.Operation(call.Operation), s.exchange); err == nil {
			s.Unjudged(e)
			return e, nil
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, err
}
