// Package contract is a vendor's OpenAPI document, ready to judge.
//
// [Load] reads the document once and walks every schema of every operation once. The walk
// gives each promise of the document a [rule.Site]: a constraint on a request, a documented
// answer, a constraint on that answer, a permission. Everything else asks the walk: the
// catalogue whether a site exists, derive what to try at it, defect what to break at it, and
// the judge where a validator's complaint belongs.
//
// [Contract.Judge] lays three judges side by side, because each misses about a tenth of what
// can be wrong: kin-openapi (which knows int32 and empty bodies), libopenapi-validator (which
// knows real dates and looks on after a bad header), and a raw look of our own (duplicate
// keys, trailing bytes, undeclared members, a 204 that announces a body). Their complaints
// are joined by site, and the judge says what it looked at: an exchange of which nothing was
// validated is our error, never a pass.
//
// Schemas are open and there is no default response: kin accepts any status where there is one.
package contract

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	legacy "github.com/getkin/kin-openapi/routers/legacy"

	"github.com/assay-conformance/assay/internal/contract/libopenapi"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/yamlfile"
)

// Contract is one vendor's document. It is safe for concurrent use.
type Contract struct {
	Vendor string
	File   string // name of the document, for messages and reports

	operations []*Operation
	byID       map[string]*Operation
	sites      map[rule.Site]int // every site of the document, with its line
	guards     []rule.Site       // those that stand for policies
	source     *yamlfile.File    // the document as it is written
	tree       any               // the document as plain values
	router     routers.Router
	judged     routers.Router // of the document that judges: variants are operations of their own there
	options    openapi3filter.Options
	second     func() (libopenapi.Validator, error) // built when first asked: it costs ten times the rest
	memory     *memory                              // of judgements; nil for none
}

// Operation is one operation of the document.
type Operation struct {
	ID, Method, Path string
	Line             int
	Parameters       []Parameter
	Body             *RequestBody // nil when the operation takes none
	Answers          []Answer     // in the order of their status
	Policies         []Policy
	Limit            *RateLimit // nil when the document has none for it
}

// Parameter is a path, query or header parameter.
type Parameter struct {
	Name, In string
	Required bool
	Repeats  bool // an array
	Explode  bool // of an array: the name stands once for each item; else items are joined by commas
	root     *node
}

// RequestBody is what an operation takes.
type RequestBody struct {
	Required  bool
	MediaType string
	Site      rule.Site
	root      *node
}

// Answer is one documented answer of an operation.
type Answer struct {
	Site         rule.Site // operation/status; the status may be a range
	Status       string
	Line         int
	Undocumented bool   // declared by us alone: no rule claims it, findings are notes
	OpenBody     bool   // the status is documented, what comes with it is not
	MediaType    string // empty when the answer has no body
	Headers      []Parameter
	root         *node
}

// Policy is a promise about who may call an operation.
type Policy struct {
	Site      rule.Site
	Condition string   // the name of the condition; empty for a policy about the credential itself
	Any       []string // the permissions of which a caller needs one
	Suffices  bool     // the source says that a caller who meets the condition needs nothing more
}

// SufficesSite is the site of the promise that meeting the condition is enough.
func (p Policy) SufficesSite(operation string) rule.Site {
	return rule.Guard(operation, "suffices-"+p.Condition)
}

// Names of the guards that stand for the policies of a document.
const (
	CredentialPresent = "credential-present"
	CredentialValid   = "credential-valid"
	Permission        = "permission-" // followed by the name of the condition
)

// Load reads a document, checks it, and walks it. file is the name used in messages.
func Load(vendor, file string, data []byte) (*Contract, error) {
	prepareValidators()
	source, tree, err := readTree(file, data)
	if err != nil {
		return nil, err
	}
	loader := openapi3.NewLoader()
	loader.IncludeOrigin = true
	doc, err := loader.LoadFromData(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	c := &Contract{Vendor: vendor, File: file, byID: map[string]*Operation{}, sites: map[rule.Site]int{}, source: source, tree: tree}
	if err := c.walk(doc); err != nil {
		return nil, err
	}
	c.guards = slices.DeleteFunc(c.Sites(), func(s rule.Site) bool { return !s.IsGuard() })
	doc.Servers = nil // otherwise the router matches the host as well
	if c.router, err = legacy.NewRouter(doc); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	c.options = kinOptions()
	if data, err = c.spread(data); err != nil {
		return nil, err
	}
	c.second = sync.OnceValues(func() (libopenapi.Validator, error) { return libopenapi.New(file, data) })
	return c, nil
}

// Operations lists the operations in the order of their ids.
func (c *Contract) Operations() []*Operation { return c.operations }

// Operation finds an operation by its id; it is nil when there is none.
func (c *Contract) Operation(id string) *Operation { return c.byID[id] }

// Has says whether the document makes a promise at the site, or at some site below it.
func (c *Contract) Has(s rule.Site) bool {
	_, ok := c.sites[s]
	return ok
}

// Guards lists the guards that stand for the policies of the document.
func (c *Contract) Guards() []rule.Site { return c.guards }

// Line is the line of the document that makes the promise; 0 for a site that is not there. Of a
// place in the document itself it is that place, or where nothing stands there, what encloses it.
func (c *Contract) Line(s rule.Site) int {
	if pointer, ok := s.Pointer(); ok {
		return c.source.Line(pointerParts(pointer)...)
	}
	return c.sites[s]
}

// Where names the promise as file:line.
func (c *Contract) Where(s rule.Site) string { return fmt.Sprintf("%s:%d", c.File, c.Line(s)) }

// Sites lists every site of the document in alphabetical order.
func (c *Contract) Sites() []rule.Site {
	all := make([]rule.Site, 0, len(c.sites))
	for s := range c.sites {
		all = append(all, s)
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all
}

// Answer finds the documented answer that a status falls under: the exact one, or its range.
func (o *Operation) Answer(status int) (Answer, bool) {
	exact, class := fmt.Sprint(status), fmt.Sprintf("%dXX", status/100)
	var found Answer
	ok := false
	for _, a := range o.Answers {
		if a.Status == exact {
			return a, true
		}
		if a.Status == class {
			found, ok = a, true
		}
	}
	return found, ok
}

// answerAt finds the answer that has a site.
func (o *Operation) answerAt(site rule.Site) (Answer, bool) {
	for _, a := range o.Answers {
		if a.Site == site {
			return a, true
		}
	}
	return Answer{}, false
}

// Documents says whether the source documents this very status for the operation.
func (o *Operation) Documents(status int) bool {
	a, ok := o.Answer(status)
	return ok && !a.Undocumented
}

// Success is the documented 2xx answer.
func (o *Operation) Success() (Answer, bool) {
	for _, a := range o.Answers {
		if strings.HasPrefix(a.Status, "2") {
			return a, true
		}
	}
	return Answer{}, false
}

// Variants names the variants of an answer's body; none where it has one form.
func (a Answer) Variants() []string {
	var names []string
	for _, v := range a.root.variantsOf() {
		names = append(names, v.name)
	}
	return names
}

// AnswerSite is the site of the answer that a status falls under, or UndocumentedStatus.
func (o *Operation) AnswerSite(status int) rule.Site {
	if a, ok := o.Answer(status); ok {
		return a.Site
	}
	return o.UndocumentedStatus()
}

// UndocumentedStatus is the site of an answer that the document does not know.
func (o *Operation) UndocumentedStatus() rule.Site { return rule.MakeSite(o.ID, "undocumented-status") }

// Writes says whether a call changes the state of the target.
func (o *Operation) Writes() bool {
	switch o.Method {
	case "GET", "HEAD", "OPTIONS":
		return false
	}
	return true
}
