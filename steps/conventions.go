package steps

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	gherkin "github.com/cucumber/gherkin/go/v26"
	messages "github.com/cucumber/messages/go/v21"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
)

// ConventionsFile has the scenarios of behaviour that is required of every resource, each once: a
// Rule, tagged with the name of the convention, and below it Scenario Outlines. Their Examples are
// the rules of a vendor that name the convention (conventions, resource and with in rules.yaml).
const ConventionsFile = "conventions.feature"

// conventions are the parsed outlines of [ConventionsFile], by convention.
type conventions struct {
	doc   *messages.GherkinDocument
	rules map[string]*messages.Rule
}

// readConventions reads the file of the conventions; a tree without one has none.
func readConventions(features fs.FS, ids func() string) (conventions, error) {
	c := conventions{rules: map[string]*messages.Rule{}}
	text, err := fs.ReadFile(features, ConventionsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("features/%s: %w", ConventionsFile, err)
	}
	if c.doc, err = gherkin.ParseGherkinDocument(strings.NewReader(string(text)), ids); err != nil {
		return c, fmt.Errorf("features/%s: %s", ConventionsFile, gherkinFault(err))
	}
	if c.doc.Feature == nil {
		return c, fmt.Errorf("features/%s: the file has no feature", ConventionsFile)
	}
	for _, child := range c.doc.Feature.Children {
		if child.Rule == nil || len(child.Rule.Tags) != 1 {
			return c, fmt.Errorf("features/%s: want only Rules, each with the name of its convention as the only tag", ConventionsFile)
		}
		name := strings.TrimPrefix(child.Rule.Tags[0].Name, "@")
		if c.rules[name] != nil {
			return c, fmt.Errorf("features/%s:%d: duplicate convention %s", ConventionsFile, child.Rule.Location.Line, name)
		}
		child.Rule.Tags = nil // the tags of a scenario are those of its Examples: the rules
		c.rules[name] = child.Rule
	}
	return c, nil
}

// fill adds the rules of a vendor to the outlines, as Examples.
func (c conventions) fill(rules *rule.Catalogue, resources *resource.Set, ids func() string) error {
	var faults []error
	for _, r := range rules.Rules {
		for _, name := range r.Conventions {
			if err := c.add(name, r, resources, ids); err != nil {
				faults = append(faults, fmt.Errorf("%s: rule %s: %w", r.Where, r.ID, err))
			}
		}
	}
	return errors.Join(faults...)
}

// add adds a rule to the outlines of one convention.
func (c conventions) add(name string, r rule.Rule, resources *resource.Set, ids func() string) error {
	convention := c.rules[name]
	if convention == nil {
		return fmt.Errorf("unknown convention %q (available: %s)", name, strings.Join(slices.Sorted(maps.Keys(c.rules)), ", "))
	}
	of, known := resources.Resources[r.Resource]
	if !known {
		return fmt.Errorf("the convention %s needs the noun of a resource under resource, got %q (available: %s)", name, r.Resource, strings.Join(slices.Sorted(maps.Keys(resources.Resources)), ", "))
	}
	values := map[string]string{"noun": of.Noun, "nouns": of.Plural, "a noun": withArticle(of.Noun), "using": ""}
	maps.Copy(values, r.With)
	if operation, other := r.With["using"]; other { // instead of the usual operation
		values["using"] = " using " + operation
	}
	for _, child := range convention.Children {
		if child.Scenario == nil {
			continue
		}
		if missing := placeholdersWithout(child.Scenario, values); missing != "" {
			return fmt.Errorf("the convention %s needs %s under with", name, missing)
		}
		child.Scenario.Examples = append(child.Scenario.Examples, example(values, r.ID, child.Scenario.Location, ids))
	}
	return nil
}

// withArticle returns a noun with its indefinite article.
func withArticle(noun string) string {
	if strings.ContainsRune("aeiouA", rune(noun[0])) { // an API
		return "an " + noun
	}
	return "a " + noun
}

// placeholdersWithout returns the first placeholder of an outline that has no value.
func placeholdersWithout(outline *messages.Scenario, values map[string]string) string {
	text := outline.Name
	for _, step := range outline.Steps {
		text += "\n" + step.Text
	}
	for {
		_, rest, found := strings.Cut(text, "<")
		name, after, closed := strings.Cut(rest, ">")
		if !found || !closed {
			return ""
		}
		if _, known := values[name]; !known {
			return name
		}
		text = after
	}
}

// example makes the Examples of one rule: a header and a row, tagged with the rule.
func example(values map[string]string, id string, at *messages.Location, ids func() string) *messages.Examples {
	row := func(texts []string) *messages.TableRow {
		r := &messages.TableRow{Id: ids(), Location: at}
		for _, text := range texts {
			r.Cells = append(r.Cells, &messages.TableCell{Location: at, Value: text})
		}
		return r
	}
	names := slices.Sorted(maps.Keys(values))
	cells := make([]string, len(names))
	for i, name := range names {
		cells[i] = values[name]
	}
	return &messages.Examples{
		Id: ids(), Location: at, Keyword: "Examples", TableHeader: row(names), TableBody: []*messages.TableRow{row(cells)},
		Tags: []*messages.Tag{{Id: ids(), Location: at, Name: "@" + id}},
	}
}

// dropUnused removes the conventions that no rule names.
func dropUnused(doc *messages.GherkinDocument) {
	doc.Feature.Children = slices.DeleteFunc(doc.Feature.Children, func(child *messages.FeatureChild) bool {
		return !slices.ContainsFunc(child.Rule.Children, func(inner *messages.RuleChild) bool {
			return inner.Scenario != nil && len(inner.Scenario.Examples) > 0
		})
	})
}
