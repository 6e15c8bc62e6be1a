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

// Break adds mutants to the options of a stub and describes them. Each name is the id of a
// mutant, a site or a rule. A site stands for its first mutant; a rule for its guards, or if
// it has none for its first site that has a mutant.
func Break(ctx context.Context, v *suite.Vendor, names []string, o *stub.Options) ([]string, error) {
	var words []string
	all := mutant.All(v.Contract, v.Guards) // without redrafts: they change the document, not the stub
	for _, name := range names {
		chosen, err := named(v, all, name)
		if err != nil {
			return nil, err
		}
		for _, m := range chosen {
			o.Break = append(o.Break, m.Off()...)
			if wrap := m.Wrap(validFor(ctx, v, m)); wrap != nil {
				o.Wrap = around(o.Wrap, wrap)
			}
			words = append(words, m.ID+": "+m.What)
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

// named finds the mutants that a name stands for.
func named(v *suite.Vendor, all []mutant.Mutant, name string) ([]mutant.Mutant, error) {
	at := func(s rule.Site) []mutant.Mutant {
		i := slices.IndexFunc(all, func(m mutant.Mutant) bool { return m.Site == s })
		if i < 0 {
			return nil
		}
		return all[i : i+1]
	}
	if r, ok := v.Rules.Rule(name); ok {
		return ofRule(r, at)
	}
	if i := slices.IndexFunc(all, func(m mutant.Mutant) bool { return m.ID == name }); i >= 0 {
		return all[i : i+1], nil
	}
	if found := at(rule.Site(name)); found != nil {
		return found, nil
	}
	if v.HasSite(rule.Site(name)) {
		return nil, fmt.Errorf("--break: site %s has no mutant", name)
	}
	return nil, fmt.Errorf("--break: %q is not a rule, site or mutant of %s (nearest rules: %s); assay rules --format json lists them", name, v.Name, nearest(v.Rules.Rules, name))
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
		return nil, fmt.Errorf("--break: no site of rule %s has a mutant%s", r.ID, because(r))
	}
	return first, nil
}

func because(r rule.Rule) string {
	if r.Untested != "" {
		return " (it is untested: " + strings.TrimSuffix(r.Untested, ".") + ")"
	}
	return ""
}

// validFor finds the valid value that an accept mutant restores, by running its case on a stub.
func validFor(ctx context.Context, v *suite.Vendor, m mutant.Mutant) any {
	for _, p := range Plan([]*suite.Vendor{v}) {
		if p.Record.ID == m.Case {
			record := p.Record
			return try(ctx, p, v.Embedded(stub.Options{}), &record, nil, "assay-break").Original
		}
	}
	return nil
}
