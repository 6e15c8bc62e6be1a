package beyondinsight

import (
	"context"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func databases() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`a default instance on the platform offered as (\S+) is created`, defaultExists),
		steps.Given(`it was changed to a default instance on the platform offered as (\S+)`, defaultChanged),
		steps.When(`a default instance on the platform offered as (\S+) is created`, createDefault),
		steps.When(`it is changed to a default instance on the platform offered as (\S+)`, changeToDefault),
	}
}

// onPlatform returns the properties of a default instance on a platform that the target offers.
func onPlatform(ctx context.Context, offer string) (map[string]any, error) {
	w := steps.From(ctx)
	id, err := w.Offered(ctx, offer)
	place, _ := w.Contract.Operation("createDatabase").Body.Place(map[string]any{"PlatformID": nil}, "PlatformID")
	return map[string]any{"PlatformID": place.Typed(id), "IsDefaultInstance": true}, err
}

func defaultExists(ctx context.Context, offer string) error {
	properties, err := onPlatform(ctx, offer)
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Make(ctx, "database", resource.Minimal, func(c *trial.Call) { setAll(c, properties) })
	return err
}

func createDefault(ctx context.Context, offer string) error {
	properties, err := onPlatform(ctx, offer)
	if err != nil {
		return err
	}
	return steps.CreateLike(ctx, "database", resource.Minimal, func(c *trial.Call) { setAll(c, properties) })
}

func setAll(c *trial.Call, properties map[string]any) {
	for name, value := range properties {
		steps.SetProperty(c, name, value)
	}
}

// toDefault returns the change of the last database to a default instance.
func toDefault(ctx context.Context, offer string) (trial.Call, error) {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return trial.Call{}, err
	}
	properties, err := onPlatform(ctx, offer)
	if err != nil {
		return trial.Call{}, err
	}
	return w.Updating(ctx, t, properties)
}

func defaultChanged(ctx context.Context, offer string) error {
	call, err := toDefault(ctx, offer)
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, call)
	return err
}

func changeToDefault(ctx context.Context, offer string) error {
	call, err := toDefault(ctx, offer)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}
