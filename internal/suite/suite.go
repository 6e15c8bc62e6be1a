// Package suite joins the faces of a vendor's rules: the contract and the catalogue that
// state them, the stub that keeps them, the scenarios and derived cases that check them.
//
// [Source.Load] reads a vendor's files and holds them against each other, so that nothing drifts: a
// rule that claims a site which neither the contract nor the stub has, a guard that no rule
// claims, a scenario whose tag is no rule. Every mistake is told with file and line, all of
// them at once.
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
	Documents  []result.Document // the files that all this rests on
}

// addFeatures enters the digest of the vendor's features, all in one: what
// "sha256sum features/<vendor>/*.feature | sha256sum" prints.
func (v *Vendor) addFeatures(features fs.FS) error {
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
	made := v.Stub(v.Contract, o)
	made.Config.Rate = o.Rate
	return made
}

// Embedded gives every trial a stub of its own, with a low rate limit for those that use one up.
func (v *Vendor) Embedded(o stub.Options) target.Source {
	return func(needs []string) (*target.Target, error) {
		made := o
		if slices.Contains(needs, trial.LowRateLimit) {
			made.Rate = &stub.LowRate
		}
		return v.NewStub(made).Target(), nil
	}
}

// HasSite says whether the contract or the stub has the site.
func (v *Vendor) HasSite(s rule.Site) bool {
	return v.Contract.Has(s) || slices.Contains(v.Guards, s) || s.InDocument()
}

// check holds the faces against each other.
func (v *Vendor) check() error {
	var faults []error
	complain := func(r rule.Rule, format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s: rule %s: "+format, append([]any{r.Where, r.ID}, args...)...))
	}
	claimed := map[rule.Site]bool{}
	for _, r := range v.Rules.Rules {
		if r.Vendor != v.Name {
			complain(r, "the file is that of %q", r.Vendor)
		}
		for _, name := range r.Needs {
			if _, declared := v.Resources.Offers[name]; !declared {
				complain(r, "needs %q, which specs/%s/resources.yaml does not declare under offers", name, v.Name)
			}
		}
		for _, s := range r.Sites {
			claimed[s] = true
			if !v.HasSite(s) {
				complain(r, "no such site: %s%s", s, v.near(s))
			}
		}
	}
	for _, g := range v.Guards {
		if !claimed[g] {
			faults = append(faults, fmt.Errorf("specs/%s/rules.yaml: no rule claims the guard %s of the stub", v.Name, g))
		}
	}
	return errors.Join(faults...)
}

// near helps with a misspelt site: it lists what stands at the longest part that exists.
func (v *Vendor) near(s rule.Site) string {
	prefix := string(s)
	for prefix != "" {
		i := strings.LastIndex(prefix, "/")
		if i < 0 {
			return fmt.Sprintf("; the operations are %s", strings.Join(v.operations(), ", "))
		}
		prefix = prefix[:i]
		var there []string
		for _, known := range append(v.Contract.Sites(), v.Guards...) {
			if rest, ok := strings.CutPrefix(string(known), prefix+"/"); ok && !strings.Contains(rest, "/") {
				there = append(there, rest)
			}
		}
		if len(there) > 0 {
			slices.Sort(there)
			return fmt.Sprintf("; under %s there are %s", prefix, strings.Join(there, ", "))
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
