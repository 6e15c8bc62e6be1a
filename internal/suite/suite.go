// Package suite joins everything about a vendor's rules: the contract and the catalogue that
// state them, the stub that enforces them, the scenarios and derived cases that check them.
//
// [Source.Load] reads a vendor's files and checks them against each other. It finds a rule that
// claims a site which neither the contract nor the stub has, a guard that no rule claims, and a
// scenario whose tag is not a rule. It reports all errors at once, each with file and line.
package suite

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/derive"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// Vendor is everything that assay knows of one vendor.
type Vendor struct {
	Name       string
	Contract   *contract.Contract
	Rules      *rule.Catalogue
	Scenarios  []steps.Scenario
	Cases      []derive.Case
	Limits     map[string][]trial.Limit // by operation
	Resources  *resource.Set
	Stub       stub.Make
	Guards     []rule.Site // of the stub's handlers; the contract's policies have theirs
	Exceptions Exceptions
	Documents  []result.Document // the files that the vendor was loaded from
}

// addFeatures adds one digest of all the vendor's features, as
// "sha256sum features/<vendor>/*.feature | sha256sum" prints it.
func (v *Vendor) addFeatures(features fs.FS) error {
	if text, err := fs.ReadFile(features, steps.ConventionsFile); err == nil {
		v.Documents = append(v.Documents, result.Document{File: "features/" + steps.ConventionsFile, SHA256: digest(text)})
	}
	files, err := fs.Glob(features, v.Name+"/*.feature")
	if err != nil {
		return err
	}
	sums := ""
	for _, file := range files {
		text, err := fs.ReadFile(features, file)
		if err != nil {
			return fmt.Errorf("features/%s: %w", file, err)
		}
		sums += fmt.Sprintf("%s  features/%s\n", digest(text), file)
	}
	v.Documents = append(v.Documents, result.Document{File: "features/" + v.Name + "/*.feature", SHA256: digest([]byte(sums))})
	return nil
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// NewStub builds a stub of the vendor.
func (v *Vendor) NewStub(o stub.Options) *stub.Stub {
	s := v.Stub(v.Contract, o)
	s.Config.Rate = o.Rate
	return s
}

// Embedded returns a source of targets: a new, strict stub for each trial, with a low rate limit
// for trials that use it up.
func (v *Vendor) Embedded(o stub.Options) target.Source {
	return func(needs []string) (*target.Target, error) {
		options := o
		options.Strict = true // what only public clients send would otherwise pass as documented
		if slices.Contains(needs, trial.LowRateLimit) {
			options.Rate = &stub.LowRate
		}
		return v.NewStub(options).Target(), nil
	}
}

// HasSite reports whether the contract or the stub has the site.
func (v *Vendor) HasSite(s rule.Site) bool {
	return v.Contract.Has(s) || slices.Contains(v.Guards, s) || s.InDocument()
}

// offered leaves out the cases that need what no target of the vendor can offer: resources.yaml does
// not declare it.
func (v *Vendor) offered(cases []derive.Case) []derive.Case {
	return slices.DeleteFunc(cases, func(c derive.Case) bool {
		return slices.ContainsFunc(c.Needs, func(name string) bool { _, declared := v.Resources.Offers[name]; return !declared })
	})
}

// check compares the rules with the contract, the stub and the resources.
func (v *Vendor) check() error {
	var errs []error
	addError := func(r rule.Rule, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s: rule %s: "+format, append([]any{r.Where, r.ID}, args...)...))
	}
	claimed := map[rule.Site]bool{}
	for _, r := range v.Rules.Rules {
		if r.Vendor != v.Name {
			addError(r, "the file is for vendor %q, not %q", r.Vendor, v.Name)
		}
		for _, name := range r.Needs {
			if _, declared := v.Resources.Offers[name]; !declared {
				addError(r, "needs %q, which specs/%s/resources.yaml does not declare under offers", name, v.Name)
			}
		}
		for _, s := range r.Sites {
			claimed[s] = true
			if !v.HasSite(s) {
				addError(r, "unknown site %s%s", s, v.near(s))
			}
		}
	}
	for _, g := range v.Guards {
		if !claimed[g] {
			errs = append(errs, fmt.Errorf("specs/%s/rules.yaml: no rule claims the stub's guard %s", v.Name, g))
		}
	}
	return errors.Join(errs...)
}

// near lists the sites below the longest existing prefix of a misspelt one.
func (v *Vendor) near(s rule.Site) string {
	prefix := string(s)
	for prefix != "" {
		i := strings.LastIndex(prefix, "/")
		if i < 0 {
			return fmt.Sprintf(" (available operations: %s)", strings.Join(v.operations(), ", "))
		}
		prefix = prefix[:i]
		var available []string
		for _, known := range append(v.Contract.Sites(), v.Guards...) {
			if rest, ok := strings.CutPrefix(string(known), prefix+"/"); ok && !strings.Contains(rest, "/") {
				available = append(available, rest)
			}
		}
		if len(available) > 0 {
			slices.Sort(available)
			return fmt.Sprintf(" (available under %s: %s)", prefix, strings.Join(available, ", "))
		}
	}
	return ""
}

func (v *Vendor) operations() []string {
	var ids []string
	for _, op := range v.Contract.Operations() {
		ids = append(ids, op.ID)
	}
	return ids
}
