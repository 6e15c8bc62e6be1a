package sailpoint

import (
	"context"
	"fmt"
	"reflect"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// Phrases is the vocabulary of SailPoint alone.
func Phrases() []steps.Phrase {
	return append(callers(), []steps.Phrase{
		steps.Given(`segments that can be listed`, canBeListed),

		steps.When(`a segment is created with an id and dates of the sender's own`, createWithReadOnly),
		steps.When(`all the segments are listed`, listAll),
		steps.When(`the segments of a tenant that has more than a page are listed`, listCrowded),
		steps.When(`the segments are listed with an offset of 1`, listFromSecond),
		steps.When(`the segments are listed with a count`, listCounted),
		steps.When(`the segments are listed with a count and a limit of 1`, listOneCounted),
		steps.When(`the segments are listed with the count switched off`, listUncounted),
		steps.When(`its description is changed`, changeDescription),
		steps.When(`its owner is changed`, changeOwner),
		steps.When(`its visibility criteria are changed`, changeCriteria),
		steps.When(`it is switched off`, switchOff),
		steps.When(`its visibility criteria are replaced by two that are joined`, joinCriteria),
		steps.When(`its description is changed twice in one patch`, changeTwice),
		steps.When(`its description is changed in a patch that fails later on`, changeAndFail),
		steps.When(`its id is changed`, changeID),
		steps.When(`its day of creation is changed`, changeCreated),
		steps.When(`its day of change is changed`, changeModified),
		steps.When(`a member that no segment has is added to it`, addUnknown),

		steps.Then(`a full page of segments is listed`, fullPage),
		steps.Then(`the list begins with the first segment`, beginsWithFirst),
		steps.Then(`the list begins with the second segment`, beginsWithSecond),
		steps.Then(`the answer counts the segments`, counts),
		steps.Then(`the answer counts nothing`, countsNothing),
		steps.Then(`nothing of the old visibility criteria is left`, criteriaSwapped),
		steps.Then(`the segment has the last of the two descriptions`, hasLastDescription),
	}...)
}

// canBeListed sees a listing served.
func canBeListed(ctx context.Context) error {
	w := steps.From(ctx)
	_, err := w.Need(ctx, trial.Call{Operation: segments.List})
	return err
}

// createWithReadOnly sends what the source's own example sends.
func createWithReadOnly(ctx context.Context) error {
	return steps.CreateLike(ctx, "segment", trial.Full, func(c *trial.Call) {
		steps.SetMember(c, "id", "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde")
		steps.SetMember(c, "created", "2020-01-01T00:00:00Z")
		steps.SetMember(c, "modified", "2020-01-01T00:00:00Z")
	})
}

// listCrowded lists with the credential that is offered for a tenant of so many segments.
func listCrowded(ctx context.Context) error {
	w := steps.From(ctx)
	return w.Do(ctx, trial.Call{Operation: segments.List, As: w.Target.Offers["more-than-250-segments"]})
}

func listFromSecond(ctx context.Context) error { return listBy(ctx, "offset", "1") }
func listCounted(ctx context.Context) error    { return listBy(ctx, "count", "true") }
func listUncounted(ctx context.Context) error  { return listBy(ctx, "count", "false") }

func listBy(ctx context.Context, parameter, value string) error {
	return steps.ListBy(ctx, "segment", map[string]string{parameter: value})
}

func listOneCounted(ctx context.Context) error {
	return steps.ListBy(ctx, "segment", map[string]string{"count": "true", "limit": "1"})
}

// pageSize is how many segments a page has when no limit is given (001:207).
const pageSize = 250

// listAll reads pages until one is not full: an offset past the end is another promise.
func listAll(ctx context.Context) error {
	w := steps.From(ctx)
	for page := 0; ; page++ {
		if err := steps.ListBy(ctx, "segment", segments.ListPage(page, pageSize)); err != nil {
			return err
		}
		w.Pages = append(w.Pages, w.Answer)
		if items, _ := segments.Listed(w.Answer); len(items) < pageSize {
			return nil
		}
	}
}

func changeDescription(ctx context.Context) error {
	return change(ctx, "description", "changed by assay")
}
func switchOff(ctx context.Context) error { return change(ctx, "active", false) }
func changeCriteria(ctx context.Context) error {
	return change(ctx, "visibilityCriteria", api.VisibilityCriteria{Expression: leaf("location", "Dallas")})
}

func joinCriteria(ctx context.Context) error {
	both := []api.Expression{leaf("location", "Philadelphia"), leaf("department", "HR")}
	return change(ctx, "visibilityCriteria", api.VisibilityCriteria{Expression: api.Expression{Operator: "AND", Children: &both}})
}

func changeOwner(ctx context.Context) error {
	other, ok := identity(steps.From(ctx).Session, "other-identity")
	if !ok {
		return trial.Blocked("the target offers no other-identity to own a segment")
	}
	return change(ctx, "owner", other)
}

// change gives one member of the segment a new value.
func change(ctx context.Context, member string, value any) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.Change(ctx, t, map[string]any{member: trial.CloneJSON(value)})
}

// The two descriptions of a patch that gives one after the other.
const (
	firstDescription = "the first of two"
	lastDescription  = "the last of two"
)

func changeTwice(ctx context.Context) error {
	return patchWith(ctx, operation(api.PatchOperationOpReplace, "/description", firstDescription), operation(api.PatchOperationOpReplace, "/description", lastDescription))
}

func changeAndFail(ctx context.Context) error {
	return patchWith(ctx, operation(api.PatchOperationOpReplace, "/description", firstDescription), operation(api.PatchOperationOpTest, "/name", "not its name"))
}

func changeID(ctx context.Context) error { return replace(ctx, "/id", "another") }
func changeCreated(ctx context.Context) error {
	return replace(ctx, "/created", "2020-01-01T00:00:00Z")
}
func changeModified(ctx context.Context) error {
	return replace(ctx, "/modified", "2020-01-01T00:00:00Z")
}

func replace(ctx context.Context, path, value string) error {
	return patchWith(ctx, operation(api.PatchOperationOpReplace, path, value))
}

func addUnknown(ctx context.Context) error {
	return patchWith(ctx, operation(api.PatchOperationOpAdd, "/assayUnknown", "assay"))
}

func patchWith(ctx context.Context, operations ...api.PatchOperation) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.On(ctx, segments.Update, t, trial.CloneJSON(operations))
}

func fullPage(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	items, ok := segments.Listed(w.Answer)
	if !ok {
		return trial.Blocked("%s answered without a list of items", segments.List)
	}
	w.Assert(w.Answer, len(items) == pageSize, "a full page of segments is listed", fmt.Sprintf("%d items", pageSize), fmt.Sprint(len(items)))
	return nil
}

func beginsWithFirst(ctx context.Context) error  { return beginsWith(ctx, 0, "first") }
func beginsWithSecond(ctx context.Context) error { return beginsWith(ctx, 1, "second") }

// beginsWith compares the first item of the listing that was the When with the n-th of the
// whole listing, read with an offset that says so.
func beginsWith(ctx context.Context, n int, word string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	whole, err := w.Need(ctx, trial.Call{Operation: segments.List, Query: map[string]string{"offset": "0"}})
	if err != nil {
		return err
	}
	want, known := idOf(whole, n)
	got, shown := idOf(w.Answer, 0)
	if !known || !shown {
		return trial.Blocked("a listing cannot be relied on to say which segment is the %s", word)
	}
	w.Assert(w.Answer, got == want, "the list begins with the "+word+" segment", want, got)
	return nil
}

// idOf is the id of the n-th item of a listing.
func idOf(e *exchange.Exchange, n int) (string, bool) {
	items, ok := segments.Listed(e)
	if !ok || n >= len(items) {
		return "", false
	}
	return items[n].Member(segments.ID).Text()
}

func counts(ctx context.Context) error { return counted(ctx, true, "the answer counts the segments") }
func countsNothing(ctx context.Context) error {
	return counted(ctx, false, "the answer counts nothing")
}

// counted looks whether the answer has a count; what kind of value it is the contract says.
func counted(ctx context.Context, want bool, phrase string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	expected, actual := "no "+segments.TotalHeader, "none"
	if want {
		expected = "a header " + segments.TotalHeader
	}
	total := segments.TotalOf(w.Answer)
	if total != "" {
		actual = total
	}
	w.Assert(w.Answer, (total != "") == want, phrase, expected, actual)
	return nil
}

// criteriaSwapped looks for members of the old criteria beside the new ones. Criteria that
// nobody touched are another promise.
func criteriaSwapped(ctx context.Context) error {
	return settled(ctx, "visibilityCriteria", "nothing of the old visibility criteria is left",
		func(w *steps.World, t steps.Thing) (want, old any) {
			return w.Changed["visibilityCriteria"], steps.SentMember(t.Call, "visibilityCriteria")
		})
}

func hasLastDescription(ctx context.Context) error {
	return settled(ctx, "description", "the segment has the last of the two descriptions",
		func(*steps.World, steps.Thing) (want, old any) { return lastDescription, description })
}

// settled reads a member once the change must show, and compares it with what it should be.
// Where it has its old value nothing was changed, and nothing can be said.
func settled(ctx context.Context, member, phrase string, values func(*steps.World, steps.Thing) (want, old any)) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if err := w.Settled(ctx); err != nil {
		return err
	}
	e, err := w.Need(ctx, w.CallOn(segments.Get, t.ID))
	if err != nil {
		return err
	}
	want, old := values(w, t)
	if got, ok := e.Read().Member(member).Any(); ok && same(got, old) {
		return trial.Blocked("the %s of the segment was not changed", member)
	}
	w.AssertMember(e, want, member, phrase)
	return nil
}

// same compares two JSON values.
func same(a, b any) bool { return reflect.DeepEqual(trial.CloneJSON(a), trial.CloneJSON(b)) }
