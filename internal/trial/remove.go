package trial

import (
	"context"
	"fmt"
	"net/http"

	"github.com/assay-conformance/assay/internal/exchange"
)

// removal is a deletion that got a response.
type removal struct {
	creation
	id   string
	from view
	e    *exchange.Exchange
	last bool // not tried again
}

// remove unlinks whatever prevents the deletion of a thing and deletes it.
func (c *cleaner) remove(ctx context.Context, made creation, id string, from view, shown exchange.Value) {
	c.handled[id] = true
	if made.Removal.Never != "" {
		c.left(made, id, made.Removal.Never)
		return
	}
	if body := made.Unlinking(shown); body != nil {
		unlink := c.call(c.CallOn(made.Update, id), from)
		unlink.Body = body
		_, _ = c.unjudged(ctx, unlink) // the deletion shows whether this worked
	}
	e, err := c.unjudged(ctx, c.call(c.CallOn(made.Delete, id), from))
	if err != nil {
		c.left(made, id, why(err))
		return
	}
	c.pending = append(c.pending, removal{made, id, from, e, c.again[id]})
}

// confirm checks that a deleted thing is gone, up to the propagation delay.
func (c *cleaner) confirm(ctx context.Context, r removal) {
	gone := false
	err := c.Until(ctx, func() (bool, error) {
		after, err := c.look(ctx, r.creation, r.id, r.from)
		gone = err == nil && after.gone()
		return gone, err
	})
	switch {
	case err != nil:
		c.left(r.creation, r.id, fmt.Sprintf("%s returned %d, and cannot tell whether it is gone: %s", r.Delete, r.e.Status, why(err)))
	case !gone && !Succeeded(r.e) && !r.last:
		c.removeAgain(ctx, r)
	case !gone:
		c.left(r.creation, r.id, fmt.Sprintf("%s returned %d and it still exists", r.Delete, r.e.Status))
	}
}

// removeAgain deletes a thing again after a refused deletion: the link that prevented it may not
// have been visible yet when it was removed.
func (c *cleaner) removeAgain(ctx context.Context, r removal) {
	c.again[r.id] = true
	read, from, err := c.readBack(ctx, r.creation, r.id)
	switch {
	case err != nil:
		c.left(r.creation, r.id, why(err))
	case read.found && (named(r.Resource, read.shown, c.prefix+"-") || r.id == r.creation.id && c.isNew(ctx, r.creation)):
		c.remove(ctx, r.creation, r.id, from, read.shown)
	default:
		c.left(r.creation, r.id, fmt.Sprintf("%s returned %d, and then %s returned %d without its name", r.Delete, r.e.Status, read.Operation, read.Status))
	}
}

// isGone reports whether the response to a read means that the id does not exist: some vendors
// return 400 for that.
func isGone(e *exchange.Exchange) bool { return gone(e) || e.Status == http.StatusBadRequest }

func gone(e *exchange.Exchange) bool {
	return e.Status == http.StatusNotFound || e.Status == http.StatusGone
}
