package derive

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// longText is how many characters a long text has: more than a server would cut without a word, and no more
// than a column of a database commonly holds.
const longText = 250

// text is a kind of text that servers are known to change while they store it.
type text struct {
	suffix, what string
	from         func(old string) string
}

var texts = []text{
	{"=spaces", "spaces inside and at the end", func(old string) string { return ending(old, "  and  more ") }},
	{"=markup", "characters that HTML, SQL and JSON escape", func(old string) string { return ending(old, ` <b>R&D</b> "50%" it's \ ;`) }},
	{"=long", fmt.Sprintf("%d characters", longText), func(old string) string {
		return old + strings.Repeat("x", max(0, longText-len([]rune(old))))
	}},
}

// uniquePart is how many characters at the beginning of a name no other name has.
const uniquePart = 24

// ending replaces the end of a text, so that it is hardly longer, and a name stays unique.
func ending(old, end string) string {
	letters := []rune(old)
	return string(letters[:max(min(len(letters), uniquePart), len(letters)-len(end))]) + end
}

// Texts derives a case for each creation and each change, and for each kind of text that a server may change while it
// stores it. The documents do not say that such a text is accepted, so a refusal tells nothing. What is accepted
// must be stored as it was sent: the look at what a write did tells that ([trial.Session.Observed]), as evidence for the
// rules that say what is stored. Where there are none, there is no case.
func Texts(c *contract.Contract, resources *resource.Set, rules *rule.Catalogue) []Case {
	var all []Case
	for _, op := range c.Operations() {
		r := resources.Owner(op.ID)
		if r == nil || !r.Creates(op.ID) && r.Update != op.ID || !resources.ShowsEffect(op.ID) || r.Removal.Never != "" {
			continue
		}
		shape := op // whose body has the properties
		if op.ID == r.Update && r.Change.Style == resource.JSONPatch {
			shape = c.Operation(r.Create)
		}
		d := deriver{contract: c, op: op}
		for _, t := range texts {
			names := freeTexts(shape, t)
			judged := storing(rules, r, op, names)
			if len(judged) == 0 {
				continue
			}
			for _, variant := range variantsOf(op) {
				title := fmt.Sprintf("%s with texts that have %s stores them as they were sent", strings.TrimSpace(op.ID+" "+variant), t.what)
				site := rule.MakeSite(string(op.Body.Site))
				if variant != "" {
					site = rule.MakeSite(string(op.Body.Site), "@"+variant)
				}
				sending := sender{deriver: d, shape: shape, variant: variant, text: t, title: title}
				d.add(site, t.suffix, title, func(ctx context.Context, s *trial.Session) error { return sending.each(ctx, s, names) })
				d.cases[len(d.cases)-1].Rules = judged
			}
		}
		all = append(all, d.cases...)
	}
	return all
}

// variantsOf lists the variants of the body of an operation; just the plain one if it has none.
func variantsOf(op *contract.Operation) []string {
	if variants := op.Body.Variants(); len(variants) > 0 {
		return variants
	}
	return []string{""}
}

// storing lists the rules that say what an operation stores of the properties.
func storing(rules *rule.Catalogue, r *resource.Resource, op *contract.Operation, properties []string) []string {
	conventions := []string{"created-found", "created-with", "created-listed"}
	if op.ID == r.Update {
		conventions = []string{"changed"}
	}
	var ids []string
	for _, convention := range conventions {
		for _, property := range properties {
			for _, found := range rules.Convention(convention, r.Noun, property) {
				here := slices.ContainsFunc(found.Sites, func(s rule.Site) bool { return s.Operation() == op.ID })
				if here && !slices.Contains(ids, found.ID) {
					ids = append(ids, found.ID)
				}
			}
		}
	}
	return ids
}

// freeTexts lists the properties of a body that may be a text of a kind.
func freeTexts(op *contract.Operation, t text) []string {
	if op.Body == nil {
		return nil
	}
	var names []string
	for _, p := range op.Body.Properties() {
		place, known := op.Body.Place(map[string]any{}, p.Name)
		if p.Free && slices.Contains(p.Types, "string") && !(known && place.Takes(t.from("")) != nil) {
			names = append(names, p.Name)
		}
	}
	return names
}
