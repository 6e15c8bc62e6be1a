package contract

import (
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/wire"
	"github.com/assay-conformance/assay/internal/rule"
)

// Parameter is a path, query, header or cookie parameter of a request, or a header of a response.
type Parameter struct {
	Name, In string
	Required bool
	Repeats  bool   // a list
	Requires string // the query parameter without which it has no meaning; empty if there is none
	style    wire.Style
	empty    bool // an empty text is allowed, whatever the type
	root     *schema.Node
}

// confirmParameter adds a validator to what judgeParameters has found. For a list, its report is about an
// item if the list itself has no such constraint, or if it is the type: any text can be read as a list.
func (j *judgement) confirmParameter(m *message, p Parameter, keyword, by string) {
	n := p.root
	if _, ofList := n.Keywords[keyword]; n.Items != nil && (!ofList || keyword == schema.Type) {
		n = n.Items
	}
	j.confirm(m, n.SiteOf(keyword), by)
}

// confirm adds a checker to a finding that another has made.
func (j *judgement) confirm(m *message, at rule.Site, by string) {
	if known := j.found[findingKey{m.request, at, ""}]; known != nil && !slices.Contains(known.By, by) {
		known.By = append(known.By, by)
	}
}
