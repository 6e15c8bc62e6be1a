package contract

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	legacy "github.com/getkin/kin-openapi/routers/legacy"

	"github.com/assay-conformance/assay/internal/contract/libopenapi"
)

// prepareJudge builds the validators of the document with its variant operations.
func (c *Contract) prepareJudge(data []byte) error {
	doc, data, err := c.withVariantOperations(data)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	if c.variantRouter, err = routerOf(doc); err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	c.options = kinOptions()
	c.libopenapi = sync.OnceValues(func() (libopenapi.Validator, error) { return libopenapi.New(c.File, data) })
	return nil
}

// routerOf makes a router that ignores servers: with them it would also match the host.
func routerOf(doc *openapi3.T) (routers.Router, error) {
	doc.Servers = nil
	return legacy.NewRouter(doc, validation()...)
}

// validation is how kin-openapi validates a document: that an example is wrong does not matter to the judge.
func validation() []openapi3.ValidationOption {
	return []openapi3.ValidationOption{openapi3.SetRegexCompiler(compilePattern), openapi3.DisableExamplesValidation(), openapi3.DisableSchemaDefaultsValidation()}
}

// judgedPath is a path in the document that the validators load. It has no parameters, so that nothing in
// a request decides which operation it is: the judge knows that.
func judgedPath(documented string) string {
	return strings.NewReplacer("{", "~", "}", "~").Replace(documented)
}

// withJudgedPaths gives every operation of a document its path for the validators, without its path
// parameters, which the wire check judges.
func withJudgedPaths(doc *openapi3.T) {
	paths := openapi3.NewPathsWithCapacity(doc.Paths.Len())
	for path, item := range doc.Paths.Map() {
		item.Parameters = withoutPath(item.Parameters)
		for _, op := range item.Operations() {
			op.Parameters = withoutPath(op.Parameters)
			withJudgedContent(op)
		}
		paths.Set(judgedPath(path), item)
	}
	doc.Paths = paths
}

// withJudgedContent leaves each body the content that the validators know: the first that is JSON, as
// application/json.
func withJudgedContent(op *openapi3.Operation) {
	only := func(all openapi3.Content) openapi3.Content {
		names := slices.SortedFunc(maps.Keys(all), func(a, b string) int {
			return cmp.Or(cmp.Compare(rankOf(bareMediaType(a)), rankOf(bareMediaType(b))), strings.Compare(a, b))
		})
		if len(names) == 0 {
			return all
		}
		return openapi3.Content{judgedMediaType(bareMediaType(names[0])): all[names[0]]}
	}
	if op.RequestBody != nil {
		op.RequestBody.Value.Content = only(op.RequestBody.Value.Content)
	}
	for _, r := range op.Responses.Map() {
		r.Value.Content = only(r.Value.Content)
	}
}

func withoutPath(parameters openapi3.Parameters) openapi3.Parameters {
	return slices.DeleteFunc(slices.Clone(parameters), func(p *openapi3.ParameterRef) bool { return p.Value.In == openapi3.ParameterInPath })
}
