package beyondinsight

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/steps"
)

// notGranted looks for a permission in the list of the When.
func notGranted(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	listed, err := grantedIn(w.Response)
	if err != nil {
		return err
	}
	w.Assert(w.Response, !listed.has(id), "the permission offered as "+offer+" is not among them", "no permission "+id, fmt.Sprint(listed))
	return nil
}

// neitherGranted looks for two permissions of the last user group, which it had before the When.
func neitherGranted(ctx context.Context, offer, other string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	otherID, err := w.Offered(ctx, other)
	if err != nil {
		return err
	}
	e, listed, err := readGranted(ctx, t.ID, func(g granted) bool { return !g.has(id) && !g.has(otherID) })
	if err != nil {
		return err
	}
	phrase := fmt.Sprintf("the user group has neither the permission offered as %s nor %s", offer, other)
	w.Assert(e, !listed.has(id) && !listed.has(otherID), phrase, fmt.Sprintf("neither %s nor %s", id, otherID), fmt.Sprint(listed))
	return nil
}

// otherStillGranted looks for a permission of the first user group.
func otherStillGranted(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	if len(w.Things) < 2 {
		return fmt.Errorf("no Given made another user group")
	}
	return stillGranted(ctx, w.Things[0].ID, offer, "the other user group still has the permission offered as "+offer)
}

// offeredStillGranted looks for a permission of a user group that the When must not have changed.
func offeredStillGranted(ctx context.Context, group, offer string) error {
	id, err := steps.From(ctx).Offered(ctx, group)
	if err != nil {
		return err
	}
	return stillGranted(ctx, id, offer, "the user group offered as "+group+" still has the permission offered as "+offer)
}

// itStillGranted looks for a permission of the last user group.
func itStillGranted(ctx context.Context, offer string) error {
	t, err := steps.From(ctx).Thing()
	if err != nil {
		return err
	}
	return stillGranted(ctx, t.ID, offer, "it still has the permission offered as "+offer)
}

func stillGranted(ctx context.Context, group, offer, phrase string) error {
	w := steps.From(ctx)
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	if err := w.AwaitPropagation(ctx); err != nil {
		return err
	}
	e, listed, err := readGranted(ctx, group, func(g granted) bool { return g.has(id) })
	if err != nil {
		return err
	}
	w.Assert(e, listed.has(id), phrase, "the permission "+id, fmt.Sprint(listed))
	return nil
}
