package rule

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/yamlfile"
)

// Catalogue is every rule of one vendor, in the order of rules.yaml.
type Catalogue struct {
	Vendor string
	Rules  []Rule
	byID   map[string]int
}

// row is a rule as rules.yaml writes it; the vendor and the document stand once, at the top.
type row struct {
	ID         string   `yaml:"id"`
	Kind       Kind     `yaml:"kind"`
	Level      Level    `yaml:"level"`
	Carrier    Carrier  `yaml:"carrier"`
	Capability string   `yaml:"capability"`
	Line       int      `yaml:"line"`
	Statement  string   `yaml:"statement"`
	Note       string   `yaml:"note"`
	Sites      []Site   `yaml:"sites"`
	Needs      []string `yaml:"needs"`
	Statuses   []int    `yaml:"statuses"`
	Tolerated  []int    `yaml:"tolerated"`
	Asserts    []Assert `yaml:"asserts"`
	Untested   string   `yaml:"untested"`
}

// Parse reads a rules.yaml. Every error names file and line: an unknown key, a value of the
// wrong type, a duplicate id, a kind, level or carrier that is not in the vocabulary, a row
// that leaves out what its kind demands. All faulty rows are reported at once.
func Parse(file string, data []byte) (*Catalogue, error) {
	var doc document
	f, err := yamlfile.Parse(file, data)
	if err != nil {
		return nil, err
	}
	if err := f.Decode(&doc); err != nil {
		return nil, err
	}
	at := func(pointer ...string) string { return fmt.Sprintf("%s:%d", file, f.Line(pointer...)) }
	if doc.Rules == nil {
		return nil, fmt.Errorf("%s: want a list under rules", at("rules"))
	}
	c := &Catalogue{Vendor: doc.Vendor, byID: make(map[string]int, len(doc.Rules))}
	faults := doc.faults(at)
	for i, r := range doc.Rules {
		where, source := at("rules", strconv.Itoa(i)), doc.source(r.Line)
		if r.Line > 0 && len(doc.Sections) > 0 && source.Section == "" {
			faults = append(faults, fmt.Errorf("%s: rule %s: line %d stands before the first section, which begins in line %d", where, r.ID, r.Line, doc.Sections[0].From))
		}
		for _, fault := range r.faults() {
			faults = append(faults, fmt.Errorf("%s: rule %s: %s", where, r.ID, fault))
		}
		if first, taken := c.byID[r.ID]; taken {
			faults = append(faults, fmt.Errorf("%s: rule %s: the id is taken by %s", where, r.ID, c.Rules[first].Where))
		}
		c.byID[r.ID] = len(c.Rules)
		c.Rules = append(c.Rules, Rule{
			ID: r.ID, Vendor: doc.Vendor, Statement: r.Statement, Note: r.Note, Kind: r.Kind, Level: r.Level, Carrier: r.Carrier, Capability: r.Capability,
			Source: source, Sites: r.allSites(), Needs: r.Needs, Statuses: r.Statuses, Tolerated: r.Tolerated, Asserts: r.Asserts, Untested: r.Untested, Where: where,
		})
	}
	return c, errors.Join(faults...)
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

// faults says what is wrong with a row by itself.
func (r row) faults() (faults []string) {
	complain := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if r.ID == "" {
		complain("want an id")
	}
	if r.Statement == "" {
		complain("want a statement")
	}
	if r.Capability != "" && !isCapability(r.Capability) {
		complain("unknown theme %q; there are: %s", r.Capability, capabilityIDs())
	}
	if r.Line <= 0 {
		complain("want the line of the source document, found %d", r.Line)
	}
	switch r.Kind {
	case Information:
		if len(r.allSites()) > 0 || r.Carrier != "" {
			complain("information has no sites and no carrier: no call can show it")
		}
		return faults
	case Document:
		if r.Carrier != "" {
			complain("a document rule has no carrier: the contract carries it")
		}
		for _, a := range r.Asserts {
			if !strings.HasPrefix(a.At, "/") || a.Absent && a.Is != nil {
				complain("an assertion wants a JSON pointer under at, and either is or absent: %+v", a)
			}
		}
	case Behaviour:
		if len(r.Asserts) > 0 {
			complain("asserts are for document rules: a behaviour is shown by calls")
		}
		switch r.Carrier {
		case ByContract, ByPolicy, ByScenario:
		default:
			complain("want a carrier (contract, policy or scenario), found %q", r.Carrier)
		}
	default:
		complain("want a kind (behaviour, document or information), found %q", r.Kind)
	}
	switch r.Level {
	case Must, Should, May:
	default:
		complain("want a level (must, should or may), found %q", r.Level)
	}
	if len(r.allSites()) == 0 && r.Untested == "" {
		complain("want sites, or a reason under untested")
	}
	return faults
}
