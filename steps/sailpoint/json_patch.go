package sailpoint

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// comparisonsAt is where a segment has its comparisons, as a JSON pointer.
const comparisonsAt = "/visibilityCriteria/expression/children"

// comparison is {{comparison location=Austin}} in a patch.
var comparison = regexp.MustCompile(`\{\{comparison (\w+)=(\w+)\}\}`)

// existingCompared makes a segment that a patch has given three comparisons and a description, and that shows them: that
// these can be changed at all is another rule.
func existingCompared(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Make(ctx, segment, resource.Full, nil)
	if err != nil {
		return err
	}
	three := []api.Expression{leaf("location", "Austin"), leaf("department", "HR"), leaf("location", "Boston")}
	changed := map[string]any{
		"description":        "Before the patch",
		"visibilityCriteria": trial.CloneJSON(api.VisibilityCriteria{Expression: api.Expression{Operator: "AND", Children: nullable.NewNullableWithValue(three)}}),
	}
	call, err := w.Updating(ctx, t, changed)
	if err != nil {
		return err
	}
	if err := steps.Twin(ctx, call); err != nil {
		return err
	}
	e, err := w.ReadAgain(ctx)
	if err != nil {
		return err
	}
	for name, value := range changed {
		got, ok := e.Read().Property(name).Any()
		if !ok || !w.Same(e, name, got, value) {
			return trial.Blocked("%s does not show the %s that a patch set", e.Operation, name)
		}
		steps.SetProperty(&w.Things[len(w.Things)-1].Call, name, value)
	}
	return nil
}

// patch sends a JSON Patch with its placeholders filled.
func patch(ctx context.Context, text string) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	text = strings.ReplaceAll(text, "{{comparisons}}", comparisonsAt)
	text = comparison.ReplaceAllStringFunc(text, func(found string) string {
		parts := comparison.FindStringSubmatch(found)
		return steps.Show(leaf(parts[1], parts[2]))
	})
	var body any
	if err := json.Unmarshal([]byte(text), &body); err != nil {
		return fmt.Errorf("the patch %s: %w", text, err)
	}
	call := w.CallOn(t.Update, t.ID)
	call.Body = body
	misshape(&call)
	return w.Do(ctx, call)
}

// misshape says which constraint of the contract a patch violates: it is no list, or it has an operation of
// another name.
func misshape(call *trial.Call) {
	operations, ok := call.Body.([]any)
	if !ok {
		call.OnPurpose = "updateSegment/body/type"
	}
	for _, item := range operations {
		if op, ok := item.(map[string]any); ok && !api.PatchOperationOp(fmt.Sprint(op["op"])).Valid() {
			call.OnPurpose = "updateSegment/body/*/op/enum"
		}
	}
}

// comparisonsAre compares the comparisons that the segment shows, in their order.
func comparisonsAre(ctx context.Context, want string) error {
	e, err := steps.From(ctx).ReadAgain(ctx)
	if err != nil {
		return err
	}
	got, ok := comparisonsOf(e.Read())
	if !ok {
		return trial.Blocked("%s shows no reliable comparisons", e.Operation)
	}
	steps.From(ctx).Assert(e, got == want, "the comparisons of the segment are as patched", want, got)
	return nil
}

// comparisonsOf writes the comparisons that a segment shows.
func comparisonsOf(shown exchange.Value) (text string, ok bool) {
	items, ok := shown.Property("visibilityCriteria").Property("expression").Property("children").Items()
	var all []string
	for _, item := range items {
		attribute, known := item.Property("attribute").Text()
		value, reliable := item.Property("value").Property("value").Text()
		ok = ok && known && reliable
		all = append(all, attribute+"="+value)
	}
	return strings.Join(all, ", "), ok
}

// descriptionIs compares the description that the segment shows.
func descriptionIs(ctx context.Context, want string) error {
	return propertyIs(ctx, "description", "the description of the segment is as patched",
		func(_ *steps.World, t trial.Thing) (any, any) { return want, steps.SentProperty(t.Call, "description") })
}
