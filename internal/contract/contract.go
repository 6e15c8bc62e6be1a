// Package contract reads a vendor's OpenAPI document and judges exchanges by it.
//
// # The document
//
// [Load] reads the document once, into operations, their parameters and bodies, and a tree of
// [schema.Node] for each of them. Each requirement of the document gets a [rule.Site]: a
// constraint on a request, a documented response, a constraint on that response, a permission.
// Other packages use these sites: the catalogue claims them, package derive tests them, package
// mutant violates them, and the judge reports violations at them.
//
//	c, err := contract.Load("alloyscan", "openapi.yaml", data)
//	create := c.Operation("createSegment")
//	for _, constraint := range create.Constraints() {
//		fmt.Println(c.Where(constraint.Site), constraint.Site)
//	}
//
// # The judge
//
// [Contract.Judge] reads every value of an exchange once, wherever it stands: parameters, headers, cookies and
// forms are decoded by their style (package wire), numbers are exact, and package value says what is wrong.
// That, and what no schema can say (duplicate properties, trailing bytes, undeclared properties, a 204 that
// announces a body), is the wire check: it decides. kin-openapi and libopenapi-validator judge the same
// exchange and confirm what it finds; a finding names who saw it. What both of them report and the wire check
// does not is a note; what one of them reports alone is listed by a test of the whole suite.
//
// The judge also reports which sites it looked at: an exchange of which nothing was validated is a harness
// error, never a pass.
//
//	err = c.Judge(e) // sets e.Findings, e.Validated and e.Exercised
//
// # Where things are
//
// The tree of schemas is package schema, which knows no validator. Package edit changes valid
// values at a place of the tree. Package value checks a value, package wire decodes text, package format says
// what a text of each format is. Package libopenapi wraps the library of that name. Reading
// (read_*.go) and judging (judge*.go, kin*.go) both use kin-openapi's types, which may
// be compiled into only one assay package, so they share this one.
//
// # Documents of others
//
// The judge takes what OpenAPI 3.0 allows. Cases, mutants and stubs are made of less: [Contract.Derivable] says
// what of a document stands in their way.
package contract

import (
	"context"
	"fmt"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"github.com/assay-conformance/assay/internal/contract/edit"
	"github.com/assay-conformance/assay/internal/contract/libopenapi"
	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
	"github.com/assay-conformance/assay/internal/evidence"
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
	guards     []rule.Site       // those of policies
	named      map[string]int    // operations that conditions name, each with its line
	callers    []Caller          // that the cases about permissions need
	source     *yamlfile.File    // the document as written
	tree       any               // the document as plain values

	templates    []template         // the paths
	methods      []string           // of all operations
	serverPaths  []string           // the paths of the servers
	notDerivable []error            // what only the judge can use
	onlyJudged   map[rule.Site]bool // sites that nothing is derived from

	// Only while the document is read: what each schema says about values, and schemas of headers as the
	// document writes them.
	values  map[*openapi3.Schema]*value.Schema
	written map[*openapi3.Schema]map[string]any
	// The schemas that take a parent with a discriminator by allOf.
	children map[*openapi3.Schema]openapi3.SchemaRefs

	permissionSets map[string]permissionSet // by name

	// The judge. The router is that of the document with each form and variant as an operation with a path
	// of its own, and libopenapi is built when it is first needed: it costs ten times the rest.
	variantRouter routers.Router
	options       openapi3filter.Options
	libopenapi    func() (libopenapi.Validator, error)
	memory        *memory                // of judgements; nil if there is none
	witness       func(evidence.Finding) // is told what each checker found; nil if nobody listens
}

// Aliases of the packages below.
type (
	Constraint     = edit.Constraint
	Edit           = edit.Edit
	RequestContext = schema.RequestContext
)

// Keywords of a body as a whole; KeywordRequired is that of any required place.
const (
	KeywordJSON      = edit.JSON
	KeywordMediaType = edit.MediaType
	KeywordRequired  = schema.Required

	KeywordRequiredWhen = schema.RequiredWhen
)

// AndMore is the suffix of the edit that puts another value after the JSON of a body.
const AndMore = edit.AndMore

// Load reads and checks a document; file is its name in messages.
func Load(vendor, file string, data []byte) (*Contract, error) {
	defineFormats()
	data = plainYAML(data)
	source, tree, err := readTree(file, data)
	if err != nil {
		return nil, err
	}
	c := &Contract{Vendor: vendor, File: file, byID: map[string]*Operation{}, named: map[string]int{}, sites: map[rule.Site]int{}, source: source, tree: tree, values: map[*openapi3.Schema]*value.Schema{}, written: map[*openapi3.Schema]map[string]any{}, onlyJudged: map[rule.Site]bool{}}
	if err := c.checkCycles(); err != nil {
		return nil, err
	}
	loader := openapi3.NewLoader()
	loader.IncludeOrigin = true
	doc, err := loader.LoadFromData(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, list := range withItems(doc) {
		c.note(lineOf(list, "type"), "a list without items: say what they are")
	}
	if err := doc.Validate(context.Background(), validation()...); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	c.children = findChildren(doc)
	if err := c.read(doc); err != nil {
		return nil, err
	}
	c.noteExamples(doc)
	c.callers = findCallers(c.operations)
	c.guards = slices.DeleteFunc(c.Sites(), func(s rule.Site) bool { return !s.IsGuard() })
	c.templates, c.serverPaths = templatesOf(doc), serverPathsOf(doc)
	c.methods = methodsOf(c.templates)
	c.values, c.written, c.children = nil, nil, nil
	return c, c.prepareJudge(data)
}
