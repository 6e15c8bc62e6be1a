package resource

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/yamlfile"
)

// Parse reads a resources.yaml and checks it against the contract. Every error has file and line:
// an unknown key, noun, operationId, parameter, property, placeholder or offer. All errors are
// reported together.
func Parse(file string, data []byte, c *contract.Contract) (*Set, error) {
	f, err := yamlfile.Parse(file, data)
	if err != nil {
		return nil, err
	}
	s := &Set{}
	if err := f.Decode(s); err != nil {
		return nil, err
	}
	k := &checker{file: file, source: f, contract: c, set: s}
	if s.Vendor != c.Vendor {
		k.fault([]string{"vendor"}, "want the vendor %q, got %q", c.Vendor, s.Vendor)
	}
	if len(s.Resources) == 0 {
		k.fault([]string{"resources"}, "want at least one resource")
	}
	s.complete(k)
	for _, name := range sortedKeys(s.Offers) {
		k.offer(name, s.Offers[name])
	}
	for _, r := range s.All() {
		k.in(r).resource()
	}
	for _, op := range c.Operations() {
		if s.owners[op.ID] == nil {
			k.fault([]string{"resources"}, "%s belongs to no resource: name it under operations or calls", op.ID)
		}
	}
	return s, errors.Join(k.faults...)
}

// complete sets the defaults and finds the owner of each operation.
func (s *Set) complete(k *checker) {
	s.owners = map[string]*Resource{}
	for noun, r := range s.Resources {
		if r == nil {
			r = &Resource{}
			s.Resources[noun] = r
		}
		r.Noun = noun
		r.Name.Sent = cmp.Or(r.Name.Sent, r.Name.Property)
		r.Change.Style = cmp.Or(r.Change.Style, Merge)
	}
	for _, r := range s.All() {
		var own []string
		for _, ids := range r.all() {
			own = append(own, ids...)
		}
		for _, key := range sortedKeys(r.Calls) {
			operation, _ := k.operationOf(key)
			own = append(own, operation)
		}
		for _, id := range slices.Compact(slices.Sorted(slices.Values(own))) {
			if other := s.owners[id]; other != nil && id != "" {
				k.fault([]string{"resources", r.Noun}, "%s already belongs to %q", id, other.Noun)
			}
			s.owners[id] = r
		}
	}
	delete(s.owners, "")
}

// operationOf splits the key of a call into the operation, which may be a form (getGroup/@by-name),
// and the variant of its body or its response; empty if the key names none.
func (k *checker) operationOf(key string) (operation, variant string) {
	if i := strings.LastIndex(key, "/@"); i >= 0 && k.contract.Operation(key) == nil {
		return key[:i], key[i+len("/@"):]
	}
	return key, ""
}

// checker checks a file against the contract.
type checker struct {
	file     string
	source   *yamlfile.File
	contract *contract.Contract
	set      *Set
	faults   []error
}

// fault records an error with its line in the file.
func (k *checker) fault(at []string, format string, args ...any) {
	k.faults = append(k.faults, fmt.Errorf("%s:%d: "+format, append([]any{k.file, k.source.Line(at...)}, args...)...))
}

func (k *checker) offer(name string, o Offer) {
	at := []string{"offers", name}
	if o.What == "" {
		k.fault(at, "the offer %s needs a description under what", name)
	}
	switch o.Is {
	case "id":
		if k.set.Resources[o.Of] == nil {
			k.fault(append(at, "of"), "the offer %s is an id of an unknown noun %q%s", name, o.Of, available(k.set.Resources))
		}
	case "value", "credential":
		if o.Of != "" {
			k.fault(append(at, "of"), "the offer %s is not an id and cannot have a noun", name)
		}
	default:
		k.fault(append(at, "is"), "the offer %s has an unknown kind %q (available: id, value, credential)", name, o.Is)
	}
}

// available lists the valid names.
func available[V any](known map[string]V) string {
	if len(known) == 0 {
		return " (available: none)"
	}
	return " (available: " + strings.Join(sortedKeys(known), ", ") + ")"
}
