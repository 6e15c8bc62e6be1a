package steps

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"

	gherkin "github.com/cucumber/gherkin/go/v26"
	"github.com/cucumber/godog"
	"github.com/cucumber/godog/formatters"
	messages "github.com/cucumber/messages/go/v21"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// Scenario is one scenario of a feature file: a trial run by godog.
type Scenario struct {
	File  string // path in the tree of features
	Line  int
	Title string
	Tags  []string // without the at sign; includes those of its Rule
	Rules []rule.Rule
	Steps int

	vendor  string // of a scenario that several vendors share; else the folder of the file names it
	text    []byte // a feature with only this scenario, as input of godog
	phrases []Phrase
}

// LoadFeatures reads the feature files of one vendor, whose nouns are those of its resources. An
// invalid file is an error with file and line: invalid Gherkin, a tag that is not a rule, a scenario
// without a rule or without steps, a step that matches no phrase or more than one.
func LoadFeatures(features fs.FS, vendor string, phrases []Phrase, resources *resource.Set, rules *rule.Catalogue) ([]Scenario, error) {
	phrases, err := compile(phrases, resources)
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(features, path.Join(vendor, "*.feature"))
	if err != nil {
		return nil, err
	}
	var all []Scenario
	var faults []error
	for _, file := range files {
		text, err := fs.ReadFile(features, file)
		if err != nil {
			return nil, fmt.Errorf("features/%s: %w", file, err)
		}
		found, err := loadFeature(file, text, phrases, rules)
		all, faults = append(all, found...), append(faults, err)
	}
	found, err := loadConventions(features, vendor, phrases, resources, rules)
	return append(all, found...), errors.Join(append(faults, err)...)
}

// loadConventions reads the conventions for the rules of a vendor that name one.
func loadConventions(features fs.FS, vendor string, phrases []Phrase, resources *resource.Set, rules *rule.Catalogue) ([]Scenario, error) {
	ids := (&messages.Incrementing{}).NewId
	c, err := readConventions(features, ids)
	if err != nil {
		return nil, err
	}
	if err := c.fill(rules, resources, ids); err != nil || c.doc == nil {
		return nil, err
	}
	dropUnused(c.doc)
	if len(c.doc.Feature.Children) == 0 {
		return nil, nil
	}
	all, err := scenariosOf(ConventionsFile, c.doc, phrases, rules, ids)
	for i := range all {
		all[i].vendor = vendor
	}
	return all, err
}

func loadFeature(file string, text []byte, phrases []Phrase, rules *rule.Catalogue) ([]Scenario, error) {
	ids := (&messages.Incrementing{}).NewId
	doc, err := gherkin.ParseGherkinDocument(bytes.NewReader(text), ids)
	if err != nil {
		return nil, fmt.Errorf("features/%s: %s", file, gherkinFault(err))
	}
	if doc.Feature == nil {
		return nil, fmt.Errorf("features/%s: the file has no feature", file)
	}
	return scenariosOf(file, doc, phrases, rules, ids)
}

// scenariosOf returns the scenarios of a parsed file.
func scenariosOf(file string, doc *messages.GherkinDocument, phrases []Phrase, rules *rule.Catalogue, ids func() string) ([]Scenario, error) {
	lines := linesOf(doc)
	var all []Scenario
	var faults []error
	seen := map[string]bool{}  // a fault of a Rule occurs in each of its scenarios
	titles := map[string]int{} // lines
	for _, pickle := range gherkin.Pickles(*doc, file, ids) {
		s := Scenario{File: file, Line: lines[pickle.AstNodeIds[0]], Title: pickle.Name, Steps: len(pickle.Steps), text: standalone(pickle), phrases: phrases}
		addFault := func(line int, format string, args ...any) {
			fault := fmt.Errorf("features/%s:%d: "+format, append([]any{file, line}, args...)...)
			if !seen[fault.Error()] {
				seen[fault.Error()] = true
				faults = append(faults, fault)
			}
		}
		if first, taken := titles[s.Title]; taken {
			addFault(s.Line, "the title %q is taken by the scenario on line %d, and identifies it", s.Title, first)
		}
		titles[s.Title] = s.Line
		for _, tag := range pickle.Tags {
			name := strings.TrimPrefix(tag.Name, "@")
			s.Tags = append(s.Tags, name)
			if r, ok := rules.Rule(name); ok {
				s.Rules = append(s.Rules, r)
			} else {
				addFault(lines[tag.AstNodeId], "the tag %s is not a rule of %s", tag.Name, rules.Vendor)
			}
		}
		if len(s.Tags) == 0 {
			addFault(s.Line, "the scenario %q has no rule tag", s.Title)
		}
		if len(pickle.Steps) == 0 {
			addFault(s.Line, "the scenario %q has no steps", s.Title)
		}
		for _, step := range pickle.Steps {
			if step.Argument != nil {
				addFault(lines[step.AstNodeIds[0]], "the step %q has a table or a doc string, which no phrase accepts", step.Text)
			}
			switch n := matching(phrases, step); n {
			case 1:
			case 0:
				addFault(lines[step.AstNodeIds[0]], "no phrase matches the %s step %q", stepKind(step), step.Text)
			default:
				addFault(lines[step.AstNodeIds[0]], "%d phrases match the %s step %q", n, stepKind(step), step.Text)
			}
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		faults = append(faults, fmt.Errorf("features/%s: the file has no scenario", file))
	}
	return all, errors.Join(faults...)
}

// Where returns the location of the scenario as file:line.
func (s Scenario) Where() string { return fmt.Sprintf("features/%s:%d", s.File, s.Line) }

// Trial returns the record of the scenario before it runs.
func (s Scenario) Trial() result.Trial {
	t := result.Trial{ID: path.Join(s.vendor, strings.TrimSuffix(s.File, ".feature")) + ": " + s.Title, Kind: result.Scenario, Title: s.Title, Where: s.Where()}
	for _, r := range s.Rules {
		t.Rules = append(t.Rules, r.ID)
		t.Sites = append(t.Sites, r.Sites...)
	}
	return t
}

// Needs returns the names that a target must offer for the scenario.
func (s Scenario) Needs() []string {
	var all []string
	for _, r := range s.Rules {
		all = append(all, r.Needs...)
	}
	return all
}

// Run runs the scenario as a godog suite of one. Its steps find their World in the context.
func (s Scenario) Run(ctx context.Context, session *trial.Session) {
	registerFormat()
	w := &World{Session: session, Rules: s.Rules}
	ended := false
	suite := godog.TestSuite{
		Name: s.Title,
		ScenarioInitializer: func(sc *godog.ScenarioContext) {
			for _, p := range s.phrases {
				switch p.Keyword {
				case "Given":
					sc.Given(p.matches, p.Do)
				case "When":
					sc.When(p.matches, p.Do)
				default:
					sc.Then(p.matches, p.Do)
				}
			}
			sc.StepContext().Before(func(ctx context.Context, step *godog.Step) (context.Context, error) {
				session.Step = stepKind(step) + " " + step.Text
				return ctx, nil
			})
			sc.After(func(ctx context.Context, _ *godog.Scenario, err error) (context.Context, error) {
				ended = true
				session.Stop(err)
				return ctx, nil
			})
		},
		Options: &godog.Options{
			Strict: true, Format: formatName, Output: io.Discard, NoColors: true, DefaultContext: w.In(ctx),
			FeatureContents: []godog.Feature{{Name: s.File, Contents: s.text}},
		},
	}
	suite.Run() // the exit code is not used: it is 0 for a skip and for an empty selection
	if !ended {
		session.Stop(fmt.Errorf("%s: godog ran no step of the scenario", s.Where()))
	}
}

// standalone writes a scenario as a separate feature: one row of an outline, with its background.
// A suite of it can run nothing else and has little to parse.
func standalone(p *messages.Pickle) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "Feature: standalone\n  Scenario: %s\n", p.Name)
	for _, step := range p.Steps {
		fmt.Fprintf(&b, "    %s %s\n", stepKind(step), step.Text)
	}
	return b.Bytes()
}

// formatName is a godog format without output: reports are made from the result.
const formatName = "assay-silent"

var registerFormat = sync.OnceFunc(func() {
	godog.Format(formatName, "no output", func(string, io.Writer) formatters.Formatter { return silent{} })
})

// silent is stateless and therefore safe for concurrent suites.
type silent struct{}

func (silent) TestRunStarted()                                                                     {}
func (silent) Feature(*messages.GherkinDocument, string, []byte)                                   {}
func (silent) Pickle(*messages.Pickle)                                                             {}
func (silent) Defined(*messages.Pickle, *messages.PickleStep, *formatters.StepDefinition)          {}
func (silent) Failed(*messages.Pickle, *messages.PickleStep, *formatters.StepDefinition, error)    {}
func (silent) Passed(*messages.Pickle, *messages.PickleStep, *formatters.StepDefinition)           {}
func (silent) Skipped(*messages.Pickle, *messages.PickleStep, *formatters.StepDefinition)          {}
func (silent) Undefined(*messages.Pickle, *messages.PickleStep, *formatters.StepDefinition)        {}
func (silent) Pending(*messages.Pickle, *messages.PickleStep, *formatters.StepDefinition)          {}
func (silent) Ambiguous(*messages.Pickle, *messages.PickleStep, *formatters.StepDefinition, error) {}
func (silent) Summary()                                                                            {}
