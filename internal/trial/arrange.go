package trial

import (
	"cmp"
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
)

// Arrange builds a valid call of an operation, or of a variant of its body or response, from its
// row in resources.yaml. It first creates the thing that the call acts on, and never reads it back
// with the operation itself: that is what the trial tests. If writing is not allowed, the call acts
// on the first listed thing. An error blocks the trial.
func (s *Session) Arrange(ctx context.Context, operation, variant string, form resource.Form) (Call, error) {
	r := s.Resources.Owner(operation)
	if r == nil {
		return Call{}, fmt.Errorf("no resource of %s has the operation %q", s.Contract.Vendor, operation)
	}
	a := arranger{Session: s, ctx: ctx, r: r, op: s.Contract.Operation(operation), row: r.Calls[operation], form: form}
	if _, made := r.Creation.As(variant); made && len(r.Creation.Forms.Names) > 0 {
		a.variant = variant // one of that form, because a change may not turn one into another
	}
	body, err := a.template(variant)
	if err != nil {
		return Call{}, err
	}
	return a.call(body)
}

// arranger builds one valid call.
type arranger struct {
	*Session
	ctx  context.Context
	r    *resource.Resource
	op   *contract.Operation
	row  resource.Call
	form resource.Form

	variant string // the form of the thing that the call acts on; empty for the first one
	self    *Thing // the thing that the call acts on; nil until needed

	with, without []string // the query parameters that choose a variant of the response

	second *Thing // the second parent of a thing that is created
}

// template returns the template of the body, and selects the row of the variant if it has one.
func (a *arranger) template(variant string) (resource.Template, error) {
	row, special := a.r.Calls[a.op.ID+"/@"+variant]
	if special {
		a.row = row
	}
	switch {
	case a.r.CreatesByBody(a.op.ID) && (variant == "" || !special):
		t, ok := a.r.Creation.As(variant)
		if !ok {
			return t, Blocked("resources.yaml does not say how to make the variant %s of %s", variant, a.op.ID)
		}
		return t, nil
	case variant != "" && !special:
		if with, without, ok := a.op.VariantQuery(variant); ok {
			a.with, a.without = with, without
			return a.row.Body, nil
		}
		return resource.Template{}, Blocked("resources.yaml does not say how to make the variant %s of %s", variant, a.op.ID)
	}
	return a.row.Body, nil
}

func (a *arranger) call(t resource.Template) (call Call, err error) {
	if (a.op.ID == a.r.List || a.row.Using != "") && a.self == nil && a.Target.Writes && a.r.Create != "" {
		form := resource.Full // so that an item shows all properties
		if a.op.ID != a.r.List {
			form = a.using()
		}
		if err := a.makeSelf(form); err != nil {
			return call, err
		}
	}
	call.Operation = a.op.ID
	if call.Path, err = a.path(); err != nil {
		return call, err
	}
	if call.Query, err = a.query(); err != nil {
		return call, err
	}
	if a.form == resource.Full {
		if scope := a.scope(a.r, a.op.ID, Call{Query: call.Query}); scope != nil {
			call.Query = merged(call.Query, scope)
		}
	}
	if call.Header, err = a.values(a.row.Header, a.form); err != nil {
		return call, err
	}
	if call.Body, err = a.body(t); err == nil && a.self != nil && a.r.Deletes(a.op.ID) {
		call.On = a.self.ID
	}
	return call, err
}

func (a *arranger) body(t resource.Template) (any, error) {
	if a.op.ID == a.r.Update && t.Empty() {
		return a.changeBody()
	}
	return a.filled(t.Of(a.form, a.Target.Offers))
}

// changeBody returns the body of an update: the changes, and the properties to send again.
func (a *arranger) changeBody() (any, error) {
	value, err := a.filled(a.r.Change.Of(a.form, a.Target.Offers))
	if err != nil {
		return nil, err
	}
	self, err := a.thing()
	if err != nil {
		return nil, err
	}
	properties, _ := value.(map[string]any)
	return a.ChangeBody(a.ctx, *self, properties)
}

// filled fills the placeholders of the body.
func (a *arranger) filled(value any) (any, error) {
	typed := func(text string, pointer []string) (any, error) {
		place, _ := a.op.Body.Place(value, pointer...)
		v := place.Typed(text)
		if err := place.Takes(CloneJSON(v)); err != nil {
			return nil, Blocked("%s does not accept %q at %v: check the offers of the target", a.op.ID, text, pointer)
		}
		return v, nil
	}
	filled, err := resource.Fill(value, a.found, typed)
	return CloneJSON(filled), err
}

// thing returns the thing that the call acts on. The first call creates it.
func (a *arranger) thing() (*Thing, error) {
	if a.self != nil {
		return a.self, nil
	}
	if !a.Target.Writes || a.r.Create == "" {
		first, err := a.firstListed(a.ctx, a.r)
		a.self = &first
		return a.self, err
	}
	err := a.makeSelf(a.using())
	return a.self, err
}

// using returns the form in which the thing is made that the call acts on.
func (a *arranger) using() resource.Form {
	switch a.row.Using {
	case "minimal":
		return resource.Minimal
	case "full":
		return resource.Full
	}
	return a.form
}

func (a *arranger) makeSelf(form resource.Form) error {
	call, err := a.Arrange(a.ctx, a.r.Create, cmp.Or(a.row.Made, a.variant), form)
	if err != nil {
		return err
	}
	made, err := a.makeWithout(a.ctx, a.r, call, a.op.ID)
	a.self = &made
	return err
}
