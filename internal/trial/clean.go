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

// cleanUpTime limits the clean-up of a session, interrupted or not.
const cleanUpTime = 2 * time.Minute

// cleaner removes what a session created on a shared target.
type cleaner struct {
	*Session
	handled  map[string]bool // ids that were deleted, or recorded as leftovers
	pending  []removal       // deletions still to be confirmed
	again    map[string]bool // ids to delete a second time
	searched map[string]bool // listings
	listed   map[string]bool // names of the trial's things in those listings, in lower case
	unseen   bool            // a listing could not be read, and that was recorded
}

// cleanUp removes what the trial created, last first, and records what is left over.
//
// It deletes only what it has read back with a name of this run. What was sent without such a name
// is deleted only if the listing shows it now and did not right before. The id in the response to a
// creation proves nothing: if it is missing, or belongs to something else, the thing is looked up
// in the listing by name. A deletion counts only when the thing is gone.
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
		_ = s.AwaitPropagation(ctx) // the next call reports a clean-up that has no time left
	}
	for _, made := range lost {
		c.removeByName(ctx, made)
	}
	for i := 0; i < len(c.pending); i++ { // a refused deletion is tried once more
		c.confirm(ctx, c.pending[i])
	}
}

// removeByID removes a thing by the id in the response to its creation. It returns false if
// nothing that this run created has that id.
func (c *cleaner) removeByID(ctx context.Context, made *creation) bool {
	if made.id == "" {
		return false
	}
	if c.handled[made.id] {
		return true
	}
	read, from, err := c.readBack(ctx, *made, made.id)
	switch {
	case err != nil:
		c.left(*made, made.id, why(err))
		return true
	case read.found && (named(made.Resource, read.shown, c.prefix+"-") || c.inMade(made.Resource, made.call, read.shown) || c.isNew(ctx, *made)):
		c.remove(ctx, *made, made.id, from, read.shown)
		return true
	}
	made.foreign = read.found
	return c.deleted[made.id] && read.gone()
}

// removeByName looks for a created thing in the listing. One that was accepted and is not found
// there may be left over.
func (c *cleaner) removeByName(ctx context.Context, made creation) {
	key := fmt.Sprint(made.List, made.call.As, made.call.Query)
	if !c.searched[key] {
		c.searched[key] = true
		c.removeListed(ctx, made)
	}
	if made.accepted && !c.unseen && !c.handled[made.id] && !c.listed[strings.ToLower(made.name())] {
		found := "it is found neither by id nor in the listing"
		if made.foreign {
			found = "the thing with this id has no name of this run and was not deleted"
		}
		c.left(made, made.id, fmt.Sprintf("%s accepted it, but %s", made.Create, found))
	}
}

// removeListed removes what the listing shows with names of this trial. It records a listing that
// cannot be read.
func (c *cleaner) removeListed(ctx context.Context, made creation) {
	listing, err := c.listing(ctx, made)
	if err == nil && listing.Partial != "" {
		err = errors.New(listing.Partial)
	}
	if err != nil {
		c.left(made, made.id, "cannot tell whether it exists: "+why(err))
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
		read, from, err := c.readBack(ctx, made, id)
		switch {
		case err != nil:
			c.left(made, id, why(err))
		case read.found && named(made.Resource, read.shown, c.prefix+"-"):
			c.remove(ctx, made, id, from, read.shown)
		default:
			c.left(made, id, fmt.Sprintf("it is listed, but %s returned %d without its name", read.Operation, read.Status))
		}
	}
}

// why describes the error that stopped a clean-up.
func why(err error) string {
	switch {
	case errors.Is(err, context.Canceled):
		return "a second signal ended the clean-up"
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Sprintf("the clean-up took longer than %s", cleanUpTime)
	}
	return err.Error()
}

// left records that a thing is, or may be, left over.
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

// cleanUpTries is how often the clean-up makes a call that gets no response.
const cleanUpTries = 3

// unjudged makes a call that is not part of the trial. It may be repeated, because the call is
// idempotent.
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
