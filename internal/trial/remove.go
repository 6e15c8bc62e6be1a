package trial

import (
	"context"
	"fmt"
	"net/http"

	"github.com/assay-conformance/assay/internal/exchange"
)

// removal is a deletion that was answered.
type removal struct {
	creation
	id   string
	from view
	e    *exchange.Exchange
	last bool // it is not tried again
}

// remove takes off what keeps a thing from being deleted, and deletes it.
func (c *cleaner) remove(ctx context.Context, made creation, id string, from view, shown *exchange.Exchange) {
	c.handled[id] = true
	if made.Removal.Never != "" {
		c.left(made, id, made.Removal.Never)
		return
	}
	if body := made.Unlinking(shown.Read()); body != nil {
		unlink := c.call(c.CallOn(made.Update, id), from)
		unlink.Body = body
		_, _ = c.unjudged(ctx, unlink) // whether the thing can be deleted now, the deletion shows
	}
	e, err := c.unjudged(ctx, c.call(c.CallOn(made.Delete, id), from))
	if err != nil {
		c.left(made, id, why(err))
		return
	}
	c.pending = append(c.pending, removal{made, id, from, e, c.again[id]})
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
		c.left(r.creation, r.id, fmt.Sprintf("%s answered %d, and whether it is gone could not be seen: %s", r.Delete, r.e.Status, why(err)))
	case !gone && !Succeeded(r.e) && !r.last:
		c.removeAgain(ctx, r)
	case !gone:
		c.left(r.creation, r.id, fmt.Sprintf("%s answered %d and it is still there", r.Delete, r.e.Status))
	}
}

// removeAgain deletes a thing once more whose deletion was refused: what keeps it may not have
// been shown yet when it was taken off.
func (c *cleaner) removeAgain(ctx context.Context, r removal) {
	c.again[r.id] = true
	e, from, err := c.readBack(ctx, r.creation, r.id)
	switch {
	case err != nil:
		c.left(r.creation, r.id, why(err))
	case Succeeded(e) && (named(r.Resource, e.Read(), c.prefix+"-") || r.id == r.creation.id && c.isNew(ctx, r.creation)):
		c.remove(ctx, r.creation, r.id, from, e)
	default:
		c.left(r.creation, r.id, fmt.Sprintf("%s answered %d, and then %s answered %d without its name", r.Delete, r.e.Status, r.Get, e.Status))
	}
}

// isGone says whether an answer to a read means that nothing has the id: some vendors answer
// that with 400.
func isGone(e *exchange.Exchange) bool { return gone(e) || e.Status == http.StatusBadRequest }

func gone(e *exchange.Exchange) bool {
	return e.Status == http.StatusNotFound || e.Status == http.StatusGone
}
