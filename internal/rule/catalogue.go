package rule

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/yamlfile"
)

// Catalogue is every rule of one vendor, in the order of rules.yaml.
type Catalogue struct {
	Vendor string
	Rules  []Rule
	byID   map[string]int
	head   document // of the first file
}

// row is a rule in rules.yaml; the vendor and the document are given once, at the top.
type row struct {
	ID          string            `yaml:"id"`
	Kind        Kind              `yaml:"kind"`
	Level       Level             `yaml:"level"`
	Carrier     Carrier           `yaml:"carrier"`
	Capability  string            `yaml:"capability"`
	Line        int               `yaml:"line"`
	Statement   string            `yaml:"statement"`
	Note        string            `yaml:"note"`
	Sites       []Site            `yaml:"sites"`
	Conventions []string          `yaml:"conventions"`
	Resource    string            `yaml:"resource"`
	With        map[string]string `yaml:"with"`
	Needs       []string          `yaml:"needs"`
	Statuses    []int             `yaml:"statuses"`
	Tolerated   []int             `yaml:"tolerated"`
	Asserts     []Assert          `yaml:"asserts"`
	Untested    string            `yaml:"untested"`
}

// Parse reads a rules.yaml. Every error has file and line: an unknown key, a value of the
// wrong type, a duplicate id, an unknown kind, level or carrier, a row without what its kind
// requires. All invalid rows are reported at once.
func Parse(file string, data []byte) (*Catalogue, error) {
	var doc document
	f, err := yamlfile.Parse(file, data)
	if err != nil {
		return nil, err
	}
	if err := f.Decode(&doc); err != nil {
		return nil, err
	}
	c := &Catalogue{Vendor: doc.Vendor, byID: make(map[string]int, len(doc.Rules)), head: doc}
	if doc.Rules != nil {
		err = errors.Join(doc.errors(func(pointer ...string) string { return f.Place(f.Line(pointer...)) })...)
	}
	return c, errors.Join(err, c.add(f, doc.Rules))
}

// Add reads another file of the same catalogue, which has only rules: those of one family of
// operations.
func (c *Catalogue) Add(file string, data []byte) error {
	var part struct {
		Rules []row `yaml:"rules"`
	}
	f, err := yamlfile.Parse(file, data)
	if err != nil {
		return err
	}
	if err := f.Decode(&part); err != nil {
		return err
	}
	return c.add(f, part.Rules)
}

// add adds the rows of a file.
func (c *Catalogue) add(f *yamlfile.File, rows []row) error {
	at := func(pointer ...string) string { return f.Place(f.Line(pointer...)) }
	if rows == nil {
		return fmt.Errorf("%s: rules must be a list", at("rules"))
	}
	var errs []error
	doc := c.head
	for i, r := range rows {
		where, source := at("rules", strconv.Itoa(i)), doc.source(r.Line)
		if r.Line > 0 && len(doc.Sections) > 0 && source.Section == "" {
			errs = append(errs, fmt.Errorf("%s: rule %s: line %d is before the first section, which begins at line %d", where, r.ID, r.Line, doc.Sections[0].From))
		}
		for _, problem := range r.problems() {
			errs = append(errs, fmt.Errorf("%s: rule %s: %s", where, r.ID, problem))
		}
		if first, taken := c.byID[r.ID]; taken {
			errs = append(errs, fmt.Errorf("%s: rule %s: duplicate id, first used at %s", where, r.ID, c.Rules[first].Where))
		}
		c.byID[r.ID] = len(c.Rules)
		c.Rules = append(c.Rules, Rule{
			ID: r.ID, Vendor: doc.Vendor, Statement: r.Statement, Note: r.Note, Kind: r.Kind, Level: r.Level, Carrier: r.Carrier, Capability: r.Capability,
			Source: source, Sites: r.allSites(), Needs: r.Needs, Statuses: r.Statuses, Tolerated: r.Tolerated, Asserts: r.Asserts, Untested: r.Untested, Where: where,
			Conventions: r.Conventions, Resource: r.Resource, With: r.With,
		})
	}
	return errors.Join(errs...)
}

// Convention returns the rules about a resource that name a convention: those that list the property
// under with: properties or, if there are none, those that list no properties.
func (c *Catalogue) Convention(name, noun, property string) []Rule {
	var listing, others []Rule
	for _, r := range c.Rules {
		listed, lists := r.With["properties"]
		switch {
		case r.Resource != noun || !slices.Contains(r.Conventions, name):
		case slices.Contains(strings.Split(listed, ", "), property):
			listing = append(listing, r)
		case !lists:
			others = append(others, r)
		}
	}
	if len(listing) > 0 {
		return listing
	}
	return others
}

// Rule finds a rule by its id.
func (c *Catalogue) Rule(id string) (Rule, bool) {
	i, ok := c.byID[id]
	if !ok {
		return Rule{}, false
	}
	return c.Rules[i], true
}

// allSites lists the sites that a row claims, and those of its assertions.
func (r row) allSites() []Site {
	all := r.Sites
	for _, a := range r.Asserts {
		all = append(all, a.Site())
	}
	return all
}

// problems lists what is wrong with a row on its own.
func (r row) problems() (all []string) {
	add := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	if r.ID == "" {
		add("missing id")
	}
	if r.Statement == "" {
		add("missing statement")
	}
	if r.Capability != "" && !isCapability(r.Capability) {
		add("unknown capability %q (available: %s)", r.Capability, capabilityIDs())
	}
	if r.Line <= 0 {
		add("invalid line %d: must be a line of the source document", r.Line)
	}
	switch r.Kind {
	case Information:
		if len(r.allSites()) > 0 || r.Carrier != "" {
			add("information has no sites and no carrier: no call can show it")
		}
		return all
	case Document:
		if r.Carrier != "" {
			add("a document rule has no carrier: the contract carries it")
		}
		for _, a := range r.Asserts {
			if !strings.HasPrefix(a.At, "/") || a.Absent && a.Is != nil {
				add("an assertion needs a JSON pointer as at, and not both is and absent: %+v", a)
			}
		}
	case Behaviour:
		if len(r.Asserts) > 0 {
			add("asserts is only for document rules: calls show a behaviour")
		}
		switch r.Carrier {
		case ByContract, ByPolicy, ByScenario:
		default:
			add("invalid carrier %q: must be contract, policy or scenario", r.Carrier)
		}
		if len(r.Conventions) > 0 && r.Carrier != ByScenario {
			add("conventions are scenarios: the carrier must be scenario, got %q", r.Carrier)
		}
		if len(r.Conventions) == 0 && (r.Resource != "" || r.With != nil) {
			add("resource and with are about conventions, and the rule names none")
		}
	default:
		add("invalid kind %q: must be behaviour, document or information", r.Kind)
	}
	switch r.Level {
	case Must, Should, May:
	default:
		add("invalid level %q: must be must, should or may", r.Level)
	}
	if len(r.allSites()) == 0 && r.Untested == "" {
		add("missing sites, or a reason as untested")
	}
	return all
}
