package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func assets() []steps.Phrase {
	return []steps.Phrase{
		steps.When(`an asset without a name is created using (\S+)`, createNameless),
		steps.When(`an asset is created using (\S+) with version (\S+) and a description`, createDescribed),
		steps.When(`its description is changed with version (\S+)`, describe),
		steps.Then(`its name is its address`, namedAfterAddress),
		steps.Then(`the asset has that description`, described),
		steps.Then(`the asset does not have that description`, notDescribed),
	}
}

// description is a text that no other call sends.
const description = "Described by Assay 62"

func createUsing(ctx context.Context, operation string, change func(*trial.Call)) error {
	w := steps.From(ctx)
	call, err := w.Arrange(ctx, operation, "", resource.Full)
	if err != nil {
		return err
	}
	change(&call)
	return w.Do(ctx, call)
}

func createNameless(ctx context.Context, operation string) error {
	return createUsing(ctx, operation, func(c *trial.Call) {
		c.Body = map[string]any{"IPAddress": steps.SentProperty(*c, "IPAddress")}
	})
}

func createDescribed(ctx context.Context, operation, version string) error {
	return createUsing(ctx, operation, func(c *trial.Call) {
		steps.SetProperty(c, "Description", description)
		c.Query = map[string]string{"version": version}
	})
}

func describe(ctx context.Context, version string) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := w.Updating(ctx, t, map[string]any{"Description": description})
	if err != nil {
		return err
	}
	call.Query = map[string]string{"version": version}
	return w.Do(ctx, call)
}

// namedAfterAddress compares the numbers of the name with those of the address: how it is padded is open
// (A-BI-71).
func namedAfterAddress(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	address, _ := steps.SentProperty(w.Sent, "IPAddress").(string)
	name, ok := w.Response.Read().Property("AssetName").Text()
	if !ok {
		return trial.Blocked("%s shows no reliable AssetName", w.Sent.Operation)
	}
	w.Assert(w.Response, unpadded(name) == unpadded(address), "its name is its address", address+", padded", name)
	return nil
}

// unpadded returns an address without zeros and spaces before its numbers.
func unpadded(address string) string {
	parts := strings.Split(address, ".")
	for i, part := range parts {
		if parts[i] = strings.TrimLeft(strings.TrimSpace(part), "0"); parts[i] == "" {
			parts[i] = "0"
		}
	}
	return strings.Join(parts, ".")
}

func described(ctx context.Context) error    { return assertDescribed(ctx, true) }
func notDescribed(ctx context.Context) error { return assertDescribed(ctx, false) }

// assertDescribed reads the asset until it has, or has not, the description of the When.
func assertDescribed(ctx context.Context, want bool) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Made("asset")
	if err != nil {
		return err
	}
	has := func(e *exchange.Exchange) bool {
		text, _ := e.Read().Property("Description").Text()
		return text == description
	}
	if !want {
		if err := w.AwaitPropagation(ctx); err != nil {
			return err
		}
	}
	e, err := w.Await(ctx, w.Reading(t), func(e *exchange.Exchange) bool { return has(e) == want })
	if err != nil {
		return err
	}
	if id, _ := t.IDIn(e.Read()); !trial.Succeeded(e) || id != t.ID {
		return trial.Blocked("cannot read the asset: %s returned %d with the AssetID %q", e.Operation, e.Status, id)
	}
	if d := e.Read().Property("Description"); want && !d.Absent() {
		if _, ok := d.Any(); !ok {
			return trial.Blocked("%s shows no reliable Description", e.Operation)
		}
	}
	phrase := map[bool]string{true: "the asset has that description", false: "the asset does not have that description"}[want]
	shown, _ := e.Read().Property("Description").Any()
	w.Assert(e, has(e) == want, phrase, map[bool]string{true: "", false: "not "}[want]+description, fmt.Sprint(shown))
	return nil
}
