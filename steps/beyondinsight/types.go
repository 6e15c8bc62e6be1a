package beyondinsight

import (
	"context"
	"strings"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// typed are the phrases about groups and users of several types. Those of a directory need a credential of it.
func typed() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`a (user group|user) of the type (\w+) was created`, typeExists),
		steps.Given(`a (user group|user) of the type (\w+) was created with all its properties`, fullExists),
		steps.Given(`a (user group|user) of the type (\w+) was created with the existing credential by (\S+)`, existsWithExisting),

		steps.When(`a (user group|user) of the type (\w+) is created`, createType),
		steps.When(`a (user group|user) of the type (\w+) is created without its (\w+)`, createWithout),
		steps.When(`a (user group|user) of the type (\w+) is created without a credential in the directory that has one`, createFallingBack),
		steps.When(`a (user group|user) of the type (\w+) is created with the existing credential by (\S+)`, createWithExisting),
		steps.When(`a (user group|user) of the type (\w+) is created with a new credential by (\S+)`, createWithNew),
	}
}

// typedCall returns a call that creates a thing of a type.
func typedCall(ctx context.Context, noun, of string, form resource.Form) (trial.Call, error) {
	w := steps.From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return trial.Call{}, err
	}
	return w.Arrange(ctx, r.Create, of, form)
}

// madeThing creates a thing with a call, which must be accepted.
func madeThing(ctx context.Context, noun string, call trial.Call) error {
	w := steps.From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	t, err := w.Session.Make(ctx, r, call)
	w.Things = append(w.Things, t)
	return err
}

func typeExists(ctx context.Context, noun, of string) error {
	call, err := typedCall(ctx, noun, of, resource.Minimal)
	if err != nil {
		return err
	}
	return madeThing(ctx, noun, call)
}

func fullExists(ctx context.Context, noun, of string) error {
	call, err := typedCall(ctx, noun, of, resource.Full)
	if err != nil {
		return err
	}
	return madeThing(ctx, noun, call)
}

func createType(ctx context.Context, noun, of string) error {
	call, err := typedCall(ctx, noun, of, resource.Minimal)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func createWithout(ctx context.Context, noun, of, property string) error {
	call, err := typedCall(ctx, noun, of, resource.Minimal)
	if err != nil {
		return err
	}
	w := steps.From(ctx)
	if d := directories[noun][of]; property == d.user { // a directory that no call has used has no credential to fall back on
		r, err := w.Of(noun)
		if err != nil {
			return err
		}
		steps.SetProperty(&call, d.property, strings.Fields(w.Name(r))[0])
	}
	steps.SetProperty(&call, property, nil)
	return w.Do(ctx, call)
}
