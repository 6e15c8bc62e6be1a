package suite

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/derive"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/steps"
)

// Source is where vendors come from: for each a folder in two file trees, and Go code for what
// data cannot express.
type Source struct {
	Specs    fs.FS           // <vendor>/openapi.yaml, resources.yaml, rules.yaml, proof.yaml
	Features fs.FS           // <vendor>/*.feature
	Code     map[string]Code // by vendor
}

// Code is the Go code of a vendor.
type Code struct {
	Stub    stub.Make
	Guards  func() []rule.Site // of the stub's handlers
	Phrases func() []steps.Phrase
}

// addRules adds the files in the folder rules, if there is one, to the catalogue.
func (v *Vendor) addRules(specs fs.FS, read func(string) (string, []byte, error)) error {
	parts, err := fs.Glob(specs, v.Name+"/rules/*.yaml")
	if err != nil {
		return err
	}
	var errs []error
	for _, part := range parts {
		file, data, err := read(strings.TrimPrefix(part, v.Name+"/"))
		if err != nil {
			return err
		}
		errs = append(errs, v.Rules.Add(file, data))
	}
	return errors.Join(errs...)
}

// Names lists the vendors in alphabetical order.
func (s Source) Names() []string { return slices.Sorted(maps.Keys(s.Code)) }

// LoadAll loads the named vendors, or all if none is named.
func (s Source) LoadAll(names ...string) ([]*Vendor, error) {
	if len(names) == 0 {
		names = s.Names()
	}
	var all []*Vendor
	var errs []error
	for _, name := range slices.Compact(slices.Sorted(slices.Values(names))) {
		v, err := s.Load(name)
		all, errs = append(all, v), append(errs, err)
	}
	return all, errors.Join(errs...)
}

// Load loads one vendor.
func (s Source) Load(name string) (*Vendor, error) {
	c, ok := s.Code[name]
	if !ok {
		return nil, fmt.Errorf("unknown vendor %q (available: %s)", name, strings.Join(s.Names(), ", "))
	}
	v := &Vendor{Name: name, Stub: c.Stub, Guards: c.Guards()}
	read := func(file string) (string, []byte, error) {
		data, err := fs.ReadFile(s.Specs, name+"/"+file)
		if err == nil {
			v.Documents = append(v.Documents, result.Document{File: "specs/" + name + "/" + file, SHA256: digest(data)})
		}
		return "specs/" + name + "/" + file, data, err
	}
	file, data, err := read("openapi.yaml")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if v.Contract, err = contract.Load(name, file, data); err != nil {
		return nil, err
	}
	if err := v.Contract.Derivable(); err != nil {
		return nil, err
	}
	if file, data, err = read("resources.yaml"); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if v.Resources, err = resource.Parse(file, data, v.Contract); err != nil {
		return nil, err
	}
	if file, data, err = read("rules.yaml"); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if v.Rules, err = rule.Parse(file, data); err != nil {
		return nil, err
	}
	if err = v.addRules(s.Specs, read); err != nil {
		return nil, err
	}
	if v.Scenarios, err = steps.LoadFeatures(s.Features, name, append(steps.Shared(), c.Phrases()...), v.Resources, v.Rules); err != nil {
		return nil, err
	}
	if err = v.addFeatures(s.Features); err != nil {
		return nil, err
	}
	file, data, err = read("proof.yaml")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if v.Exceptions, err = parseExceptions(file, data); err != nil {
		return nil, err
	}
	v.Limits = derive.Limits(v.Contract)
	v.Cases = slices.Concat(v.offered(derive.Cases(v.Contract)), derive.Texts(v.Contract, v.Resources, v.Rules), derive.Documents(v.Contract, v.Rules.Rules))
	return v, v.check()
}
