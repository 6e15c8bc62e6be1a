package steps

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// partsOf returns parts of a name that nothing has as its own name. None ends in a space, which a server may
// leave out of a query.
func partsOf(name string) []string {
	letters := []rune(name)
	n := len(letters)
	parts := []string{string(letters[:n*2/3]), string(letters[n/4 : n*3/4]), string(letters[n/3:]), string(letters[:n*2/3]) + "%"}
	for i, part := range parts {
		parts[i] = strings.TrimSpace(part)
	}
	return parts
}

// lookUpParts calls an operation that selects a thing by its name with parts of the name. The whole name must
// be accepted.
func lookUpParts(ctx context.Context, _, operation string) error {
	w := From(ctx)
	call, err := w.naming(ctx, operation)
	if err != nil {
		return err
	}
	if _, err := w.Need(ctx, call); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	name := fmt.Sprint(nameOf(t))
	for _, part := range partsOf(name) {
		asked := call.Clone()
		asked.Path, asked.Query, asked.On = replaced(call.Path, name, part), replaced(call.Query, name, part), ""
		if maps.Equal(asked.Path, call.Path) && maps.Equal(asked.Query, call.Query) {
			return fmt.Errorf("the call of %s does not have the name of the %s", operation, t.Noun)
		}
		if err := w.Do(ctx, asked); err != nil {
			return err
		}
		w.Changes, w.Whole = append(w.Changes, w.Response), append(w.Whole, part)
	}
	return nil
}

// replaced returns parameters with another text for those that are just the name.
func replaced(parameters map[string]string, name, part string) map[string]string {
	all := maps.Clone(parameters)
	for key, value := range all {
		if value == name {
			all[key] = part
		}
	}
	return all
}

// foundByNoPart checks that nothing is shown whose name is not the part. A refusal is right, too: nothing has
// that name.
func foundByNoPart(ctx context.Context, noun string) error {
	w := From(ctx)
	phrase := "nothing is found by a part of the name of the " + noun
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	if len(w.Changes) == 0 {
		return w.noResponse(phrase)
	}
	for i, e := range w.Changes {
		part := w.Whole[i]
		for _, name := range namesIn(r, e) {
			if !strings.EqualFold(name, part) {
				w.Assert(e, false, phrase, fmt.Sprintf("no %s for the name %q", noun, part), fmt.Sprintf("%q", name))
				return nil
			}
		}
	}
	w.Assert(w.Response, true, phrase, "no "+noun, fmt.Sprintf("none for %d parts", len(w.Changes)))
	return nil
}

// namesIn returns the reliable names of the things that a response shows, alone or in a list.
func namesIn(r *resource.Resource, e *exchange.Exchange) (names []string) {
	if !trial.Succeeded(e) {
		return nil
	}
	shown, list := e.Read().Items()
	if !list {
		shown = []exchange.Value{e.Read()}
	}
	for _, one := range shown {
		if name, ok := one.Property(r.Name.Property).Text(); ok {
			names = append(names, name)
		}
	}
	return slices.Compact(names)
}
