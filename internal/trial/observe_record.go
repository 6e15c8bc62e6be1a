package trial

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/model"
	"github.com/assay-conformance/assay/internal/rule"
)

// Looked reports whether what a write did was looked at and judged at one of the sites. If not,
// reason says why it could not be told; it is empty if nobody looked.
func (s *Session) Looked(e *exchange.Exchange, sites []rule.Site) (judged bool, reason string) {
	judged = slices.ContainsFunc(s.Record.Checks, func(c evidence.Check) bool {
		return c.Exchange == e.ID && slices.ContainsFunc(c.Sites, func(at rule.Site) bool { return slices.Contains(sites, at) })
	})
	return judged, s.unclear[e.ID]
}

// cannotTell records why what a write did could not be seen.
func (o observer) cannotTell(e *exchange.Exchange, format string, args ...any) {
	if _, known := o.unclear[e.ID]; !known { // what was read first matters most
		o.unclear[e.ID] = fmt.Sprintf(format, args...)
	}
}

// until repeats a read, up to the propagation delay.
func (o observer) until(ctx context.Context, call Call, done func(*exchange.Exchange) bool) (e *exchange.Exchange, err error) {
	err = o.Until(ctx, func() (bool, error) {
		if e, err = o.read(ctx, call); err != nil {
			return false, err
		}
		return done(e), nil
	})
	return e, err
}

// listed looks for a thing in the listing, after the propagation delay. A listing that cannot be
// relied on does not tell.
func (o observer) listed(ctx context.Context, e *exchange.Exchange, id string) (*exchange.Value, Listing, error) {
	if err := o.AwaitPropagation(ctx); err != nil {
		return nil, Listing{}, err
	}
	l, err := o.list(ctx)
	if err != nil {
		return nil, l, err
	}
	for _, item := range l.Items {
		listed, reliable := o.r.IDIn(item)
		if listed == id {
			return &item, l, nil
		}
		if !reliable {
			l.Partial = fmt.Sprintf("an item of %s has no reliable %s", o.r.List, o.r.ID.Property)
		}
	}
	if l.Partial != "" {
		o.cannotTell(e, "%s", l.Partial)
	}
	return nil, l, nil
}

// required reports whether a rule about the resource names a convention.
func (o observer) required(convention string) bool {
	return o.Catalogue != nil && slices.ContainsFunc(o.Catalogue.Rules, func(r rule.Rule) bool {
		return r.Resource == o.r.Noun && slices.Contains(r.Conventions, convention)
	})
}

// rules returns the rules about a property of the resource that name a convention.
func (o observer) rules(convention, property string) []rule.Rule {
	if o.Catalogue == nil {
		return nil
	}
	if convention == createdFound || convention == createdShown {
		if rules := o.Catalogue.Convention(createdWith, o.r.Noun, property); len(rules) > 0 {
			return o.ofCall(rules)
		}
	}
	return o.ofCall(o.Catalogue.Convention(convention, o.r.Noun, property))
}

// ofCall leaves out the rules about another way to create or delete a thing.
func (o observer) ofCall(rules []rule.Rule) []rule.Rule {
	return slices.DeleteFunc(rules, func(r rule.Rule) bool {
		about := func(is func(string) bool) bool {
			return slices.ContainsFunc(r.Sites, func(s rule.Site) bool { return is(s.Operation()) })
		}
		here := func(operation string) bool { return operation == o.call.Operation }
		return !about(here) && (about(o.r.Creates) || about(o.r.Deletes))
	})
}

// shown returns the properties that the write sends and a response shows. That one is not shown is no
// violation, and leaves the rules about it without evidence.
func (o observer) shown(e *exchange.Exchange, ask model.Ask, value exchange.Value, operation string) []string {
	seen, unseen := ask.Seen(value, operation)
	if len(unseen) > 0 {
		o.cannotTell(e, "%s does not show %s", operation, strings.Join(unseen, ", "))
	}
	return seen
}

// compare records a check for each group of properties that the same rules are about: violated at
// the first difference. A difference in a property that is not among them counts against the rules
// that are about no particular one.
func (o observer) compare(convention string, e *exchange.Exchange, phrase string, properties []string, differences []model.Difference, reads ...*exchange.Exchange) {
	done := map[string]bool{}
	for _, property := range properties {
		rules := o.rules(convention, property)
		key := fmt.Sprint(rule.Checked(rules))
		if len(rules) == 0 || done[key] {
			continue
		}
		done[key] = true
		i := slices.IndexFunc(differences, func(d model.Difference) bool {
			return fmt.Sprint(rule.Checked(o.rules(convention, d.Sent))) == key
		})
		if i < 0 {
			o.record(rules, e, evidence.OK, phrase, "as asked for", "as asked for")
			continue
		}
		d := differences[i]
		o.record(rules, e, evidence.Violated, phrase, written(d.Expected)+" as "+d.Property, written(d.Actual))
		o.Show(reads...)
	}
}

// missing records that the whole thing is not as it must be.
func (o observer) missing(convention string, e *exchange.Exchange, phrase, expected, actual string, reads ...*exchange.Exchange) {
	if rules := o.about(convention); len(rules) > 0 {
		o.record(rules, e, evidence.Violated, phrase, expected, actual)
		o.Show(reads...)
	}
}

func (o observer) fine(convention string, e *exchange.Exchange, phrase, expected, actual string) {
	if rules := o.about(convention); len(rules) > 0 {
		o.record(rules, e, evidence.OK, phrase, expected, actual)
	}
}

// about returns the rules about the whole thing that name a convention.
func (o observer) about(convention string) []rule.Rule { return o.rules(convention, "") }

func (o observer) record(rules []rule.Rule, e *exchange.Exchange, grade evidence.Grade, phrase, expected, actual string) {
	o.Check(evidence.Check{Sites: rule.Checked(rules), Grade: grade, Phrase: phrase, Expected: expected, Actual: actual, Exchange: e.ID})
}

func written(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}
