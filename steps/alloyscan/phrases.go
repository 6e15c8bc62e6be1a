// Package alloyscan contains the phrases specific to AlloyScan: sites, Audit Services, segment types
// and scans.
package alloyscan

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

const segment = "segment" // the noun

// Phrases returns the phrases specific to AlloyScan.
func Phrases() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`an existing segment on another site`, onAnotherSite),
		steps.Given(`a segment that can be scanned`, canBeScanned),
		steps.Given(`an existing segment that is scanned`, scanned),

		steps.When(`a segment of that name is created on this site`, createNamesake),
		steps.When(`a segment is created with the address (\S+)`, createWithAddress),
		steps.When(`a segment is created with the addresses (\S+) and (\S+)`, createWithAddresses),
		steps.When(`an IP range is created without addresses`, createBareRange),
		steps.When(`a segment is created for an unknown Audit Service`, createForUnknownService),
		steps.When(`a segment is created with an unknown type`, createWithUnknownType),
		steps.When(`a segment is created without an Audit Service`, createWithoutService),
		steps.When(`a segment is created without addresses`, createWithoutAddresses),
		steps.When(`a cloud segment is created without an Audit Service`, createCloud),
		steps.When(`the segment is scanned with an audit`, scanWithAudit),
		steps.When(`a segment without an Audit Service is scanned`, scanWithoutService),
		steps.When(`a segment that is being scanned is scanned`, scanRunning),

		steps.Then(`that segment is not listed`, notListed),
		steps.Then(`the response has every documented property of an address list`, wholeConfiguration),
	}
}

func onAnotherSite(ctx context.Context) error {
	w := steps.From(ctx)
	return made(w.Make(ctx, segment, resource.Full, func(c *trial.Call) { c.As = w.Target.Offers["second-site-credential"] }))
}

// canBeScanned first scans a twin: a segment that differs only in what the scenario is about.
func canBeScanned(ctx context.Context) error {
	w := steps.From(ctx)
	twin, err := w.Make(ctx, segment, resource.Full, nil)
	if err != nil {
		return err
	}
	if _, err := w.Need(ctx, w.CallOn("scanSegment", twin.ID)); err != nil {
		return err
	}
	return made(w.Make(ctx, segment, resource.Full, nil))
}

// scanned starts a scan of a segment.
func scanned(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Make(ctx, segment, resource.Full, nil)
	if err != nil {
		return err
	}
	_, err = w.Need(ctx, w.CallOn("scanSegment", t.ID))
	return err
}

func createNamesake(ctx context.Context) error {
	t, err := steps.From(ctx).Thing()
	if err != nil {
		return err
	}
	return createWith(ctx, "name", steps.SentProperty(t.Call, "name"))
}

func createWithAddress(ctx context.Context, address string) error {
	return createWith(ctx, "addresses", []any{address})
}

func createWithAddresses(ctx context.Context, one, other string) error {
	return createWith(ctx, "addresses", []any{one, other})
}

// createBareRange creates a segment of the type that the target offers for IP ranges.
func createBareRange(ctx context.Context) error {
	w := steps.From(ctx)
	return steps.CreateLike(ctx, segment, resource.Full, func(c *trial.Call) {
		steps.SetProperty(c, "type", w.Target.Offers["ip-range-segment-type"])
		steps.SetProperty(c, "addresses", nil)
	})
}

func createForUnknownService(ctx context.Context) error {
	return createWith(ctx, "auditServiceId", "0b7c9d52-5d0e-4d55-8a6c-2f5d7e0fffff")
}

func createWithUnknownType(ctx context.Context) error {
	return createWith(ctx, "type", "assay-no-such-type")
}

func createWithoutService(ctx context.Context) error   { return createWith(ctx, "auditServiceId", nil) }
func createWithoutAddresses(ctx context.Context) error { return createWith(ctx, "addresses", nil) }

// createWith changes one property of a full valid creation; nil omits it.
func createWith(ctx context.Context, property string, value any) error {
	return steps.CreateLike(ctx, segment, resource.Full, func(c *trial.Call) { steps.SetProperty(c, property, value) })
}

func scanWithAudit(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.On(ctx, "scanSegment", t, map[string]any{"audit": true})
}

func scanWithoutService(ctx context.Context) error { return scan(ctx, "segment-without-audit-service") }
func scanRunning(ctx context.Context) error        { return scan(ctx, "running-scan") }

func scan(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	return w.On(ctx, "scanSegment", trial.Thing{ID: id}, nil)
}

func notListed(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.EachListed(ctx, segment, "id", "that segment is not listed", "no item with the id "+t.ID,
		func(id any) bool { return id != t.ID })
}

// wholeConfiguration checks for the properties shown at 000:58-68.
func wholeConfiguration(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	var missing []string
	for _, name := range []string{"id", "name", "type", "auditServiceId", "autoTagId", "addresses", "credentialIds", "scanScheduleId", "auditScheduleId"} {
		if w.Response.Read().Property(name).Absent() {
			missing = append(missing, name)
		}
	}
	w.Assert(w.Response, len(missing) == 0, "the response has every documented property of an address list", "nine properties", fmt.Sprintf("%v missing", missing))
	return nil
}

// made returns only the error of making a thing.
func made(_ trial.Thing, err error) error { return err }
