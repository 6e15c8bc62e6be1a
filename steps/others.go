package steps

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// ofAnother makes a thing in a parent of its own.
func ofAnother(ctx context.Context, noun, parent string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	of, err := w.Of(parent)
	if err != nil {
		return err
	}
	in, err := w.MakeOne(ctx, of, resource.Minimal)
	if err != nil {
		return err
	}
	return w.makeIn(ctx, r, in.ID)
}

// ofOffered makes a thing in a parent that the target offers.
func ofOffered(ctx context.Context, noun, _, offer string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	return w.makeIn(ctx, r, id)
}

func (w *World) makeIn(ctx context.Context, r *resource.Resource, parent string) error {
	if r.Parent == nil || r.Parent.Path == "" {
		return fmt.Errorf("a %s has no parent in its path", r.Noun)
	}
	_, err := w.Make(ctx, r.Noun, resource.Minimal, func(c *trial.Call) {
		*c = c.Clone()
		c.Path[r.Parent.Path] = parent
	})
	return err
}

// namesake makes a thing with the name of the last one, which must be allowed: it is in another parent.
func namesake(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	_, err = w.Make(ctx, noun, resource.Full, func(c *trial.Call) { SetProperty(c, t.Name.Sent, nameOf(t)) })
	return err
}

// ofOtherClient makes a thing with another credential.
func ofOtherClient(ctx context.Context, noun, credential string) error {
	w := From(ctx)
	as := w.Target.Offers[credential]
	if as == "" {
		return trial.Blocked("the target offers no %s", credential)
	}
	_, err := w.Make(ctx, noun, resource.Full, func(c *trial.Call) { c.As = as })
	return err
}

// otherNotListed checks that the first thing of the Givens, which has another parent, is not listed.
func otherNotListed(ctx context.Context, noun, parent string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	if len(w.Things) == 0 {
		return fmt.Errorf("no Given made a %s of another %s", noun, parent)
	}
	other := w.Things[0].ID
	return w.EachListed(ctx, noun, r.ID.Property, "the "+noun+" of the other "+parent+" is not listed", "no item with the id "+other,
		func(id any) bool { return fmt.Sprint(id) != other })
}

// wasListed requires that things can be listed.
func wasListed(ctx context.Context, nouns, using string) error {
	w := From(ctx)
	l, err := w.listing(ctx, nouns, using)
	if err != nil {
		return err
	}
	_, err = w.Need(ctx, l.call(nil))
	return err
}
