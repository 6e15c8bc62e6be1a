package run

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
)

// Break puts defects into the options of a stub: those named by their id, by a site or by a
// rule. It says in words what is broken. Of several defects at a site the first is taken; of
// the sites of a rule, its guards, or where it has none the first that can be broken.
func Break(ctx context.Context, v *suite.Vendor, names []string, o *stub.Options) ([]string, error) {
	var words []string
	all := mutant.All(v.Contract, v.Guards) // a redraft is no defect of a stub
	for _, name := range names {
		chosen, err := named(v, all, name)
		if err != nil {
			return nil, err
		}
		for _, d := range chosen {
			o.Break = append(o.Break, d.Off()...)
			if wrap := d.Wrap(validFor(ctx, v, d)); wrap != nil {
				o.Wrap = around(o.Wrap, wrap)
			}
			words = append(words, d.ID+": "+d.What)
		}
	}
	return words, nil
}

func around(inner, outer func(http.Handler) http.Handler) func(http.Handler) http.Handler {
	if inner == nil {
		return outer
	}
	return func(h http.Handler) http.Handler { return outer(inner(h)) }
}

// named finds the defects that a name stands for.
func named(v *suite.Vendor, all []mutant.Mutant, name string) ([]mutant.Mutant, error) {
	at := func(s rule.Site) []mutant.Mutant {
		i := slices.IndexFunc(all, func(d mutant.Mutant) bool { return d.Site == s })
		if i < 0 {
			return nil
		}
		return all[i : i+1]
	}
	if r, ok := v.Rules.Rule(name); ok {
		return ofRule(r, at)
	}
	if i := slices.IndexFunc(all, func(d mutant.Mutant) bool { return d.ID == name }); i >= 0 {
		return all[i : i+1], nil
	}
	if found := at(rule.Site(name)); found != nil {
		return found, nil
	}
	if v.HasSite(rule.Site(name)) {
		return nil, fmt.Errorf("--break: nothing at the site %s can be broken", name)
	}
	return nil, fmt.Errorf("--break: %q is no rule, site or defect of %s (nearest rules: %s); assay rules --format json lists them", name, v.Name, nearest(v.Rules.Rules, name))
}

func ofRule(r rule.Rule, at func(rule.Site) []mutant.Mutant) ([]mutant.Mutant, error) {
	var guards, first []mutant.Mutant
	for _, s := range r.Sites {
		switch found := at(s); {
		case s.IsGuard():
			guards = append(guards, found...)
		case first == nil:
			first = found
		}
	}
	if guards != nil {
		return guards, nil
	}
	if first == nil {
		return nil, fmt.Errorf("--break: nothing that the rule %s claims can be broken%s", r.ID, because(r))
	}
	return first, nil
}

func because(r rule.Rule) string {
	if r.Untested != "" {
		return " (it is untested: " + strings.TrimSuffix(r.Untested, ".") + ")"
	}
	return ""
}

// validFor finds the valid value that an accept puts back, by trying its case on a stub.
func validFor(ctx context.Context, v *suite.Vendor, d mutant.Mutant) any {
	for _, p := range Plan([]*suite.Vendor{v}) {
		if p.Record.ID == d.Case {
			record := p.Record
			return try(ctx, p, v.Embedded(stub.Options{}), &record, nil, "assay-break").Original
		}
	}
	return nil
}
