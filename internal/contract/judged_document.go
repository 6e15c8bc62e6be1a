package contract

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

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
