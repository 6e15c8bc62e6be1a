package steps

import (
	"context"
	"net/http"

	"github.com/assay-conformance/assay/internal/trial"
)

// shortestCut is the shortest id of which a beginning is sent: the beginning of a shorter one may be the
// id of something else.
const shortestCut = 16

// actOnBeginning calls an operation with an id that lacks its last characters.
func actOnBeginning(ctx context.Context, operation, noun string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if len(t.ID) < shortestCut {
		return trial.Blocked("the id of the %s is too short: its beginning may be another id", noun)
	}
	t.ID = t.ID[:len(t.ID)-4]
	return w.actOn(ctx, operation, t)
}

// refusedAnyhow accepts any refusal: what is sent may be malformed, or only unknown.
func refusedAnyhow(ctx context.Context) error {
	w := From(ctx)
	if w.Response == nil {
		return trial.Blocked("there was no call")
	}
	w.Judge(w.Response, trial.Statuses{Codes: []int{http.StatusNotFound}, Refusal: true}, "the request is refused with any status", w.Claimed()...)
	return nil
}
