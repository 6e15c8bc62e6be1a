package trial

import (
	"context"
	"fmt"
	"maps"
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
	handled  map[string]bool // ids that were removed, or told as left over
	searched map[string]bool // listings that were searched for lost creations
	settled  bool
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
		if !c.removeByID(ctx, made) {
			lost = append(lost, made)
		}
	}
	for _, made := range lost {
		c.removeByName(ctx, made)
	}
}

// removeByID removes a thing by the id that its creation was answered with. It says false when
// nothing of ours has that id.
func (c *cleaner) removeByID(ctx context.Context, made creation) bool {
	if made.id == "" {
		return false
	}
	if c.handled[made.id] {
		return true
	}
	e, from, err := c.readBack(ctx, made, made.id)
	switch {
	case err != nil:
		c.left(made, made.id, err.Error())
		return true
	case Succeeded(e) && made.named(e.Read(), c.prefix+"-"):
		c.remove(ctx, made, made.id, from, e)
		return true
	}
	return c.deleted[made.id] && isGone(e)
}

// view is how a thing can be seen: as whom, and with which parameters in the query.
type view struct {
	as    string
	query map[string]string
}

// views lists how what was made may be seen, first of all as who made it and where. A call that
// was refused may have had no credential or no query that is good for reading.
func (made creation) views() []view {
	all := []view{{made.call.As, made.call.Query}}
	if made.call.As != "" {
		all = append(all, view{"", made.call.Query})
	}
	if len(made.call.Query) > 0 {
		all = append(all, view{"", nil})
	}
	return all
}

// call is a call of an operation in a view of the target.
func (c *cleaner) call(call Call, from view) Call {
	call.As, call.Query = from.as, maps.Clone(call.Query)
	for _, p := range c.Contract.Operation(call.Operation).Parameters {
		if value, given := from.query[p.Name]; given && p.In == "query" {
			if call.Query == nil {
				call.Query = map[string]string{}
			}
			call.Query[p.Name] = value
		}
	}
	return call
}

// readBack reads a thing in the first view that shows it.
func (c *cleaner) readBack(ctx context.Context, made creation, id string) (e *exchange.Exchange, from view, err error) {
	for _, from = range made.views() {
		if e, err = c.unjudged(ctx, c.call(c.CallOn(made.Get, id), from)); err != nil || Succeeded(e) {
			return e, from, err
		}
	}
	return e, from, nil
}

// remove takes off what keeps a thing from being deleted, deletes it, and sees that it is gone.
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
	gone := false
	err = c.Until(ctx, func() (bool, error) {
		after, err := c.unjudged(ctx, c.call(c.CallOn(made.Get, id), from))
		gone = err == nil && isGone(after)
		return gone, err
	})
	switch {
	case err != nil:
		c.left(made, id, err.Error())
	case !gone:
		c.left(made, id, fmt.Sprintf("%s answered %d and it is still there", made.Delete, e.Status))
	}
}

// isGone says whether an answer to a read means that nothing has the id: some vendors answer
// that with 400.
func isGone(e *exchange.Exchange) bool { return gone(e) || e.Status == http.StatusBadRequest }

func gone(e *exchange.Exchange) bool {
	return e.Status == http.StatusNotFound || e.Status == http.StatusGone
}

// removeByName looks for what a creation made in the listing, under the names of this trial,
// and removes all that it finds there.
func (c *cleaner) removeByName(ctx context.Context, made creation) {
	key := fmt.Sprint(made.List, made.call.As, made.call.Query)
	if c.searched[key] {
		return
	}
	c.searched[key] = true
	if !c.settled {
		c.settled = true
		if err := c.Settled(ctx); err != nil {
			c.left(made, made.id, err.Error())
			return
		}
	}
	listing, err := c.listing(ctx, made)
	if err != nil {
		c.left(made, made.id, "whether it is there could not be seen: "+err.Error())
		return
	}
	for _, item := range listing.Items {
		id, ok := item.Member(made.ID).Text()
		if !ok || c.handled[id] || !made.named(item, fmt.Sprintf("%s-%d-", c.prefix, c.Record.Number)) {
			continue
		}
		e, from, err := c.readBack(ctx, made, id)
		switch {
		case err != nil:
			c.left(made, id, err.Error())
		case Succeeded(e) && made.named(e.Read(), c.prefix+"-"):
			c.remove(ctx, made, id, from, e)
		default:
			c.handled[id] = true
			c.left(made, id, fmt.Sprintf("it is listed, and %s answered %d without its name", made.Get, e.Status))
		}
	}
	if listing.Partial != "" {
		c.left(made, made.id, "whether it is there could not be seen: "+listing.Partial)
	}
}

// listing reads the listing in the first view that shows one.
func (c *cleaner) listing(ctx context.Context, made creation) (l Listing, err error) {
	for _, from := range made.views() {
		l, err = made.ReadPages(0, nil, func(call Call) (*exchange.Exchange, error) {
			e, err := c.unjudged(ctx, c.call(call, from))
			if err == nil && !Succeeded(e) {
				err = fmt.Errorf("%s answered %d", made.List, e.Status)
			}
			return e, err
		})
		if err == nil {
			break
		}
	}
	return l, err
}

// left enters that a thing is left over, or may be.
func (c *cleaner) left(made creation, id, why string) {
	body, _ := made.call.Body.(map[string]any)
	what := fmt.Sprintf("%s %q", made.noun, fmt.Sprint(body[made.Name]))
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
