package derive

import (
	"encoding/json"
	"maps"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// change makes one edit of a valid call of an operation. It also returns the original value.
func change(op *contract.Operation, call trial.Call, c contract.Constraint, e contract.Edit) (changed trial.Call, original any, err error) {
	call = call.Clone()
	switch c.In {
	case "query", "path", "header":
		values := map[string]map[string]string{"query": call.Query, "path": call.Path, "header": call.Header}[c.In]
		name, ok := nameIn(values, c)
		if !ok {
			return call, nil, trial.Blocked("the full valid call of %s has no %s parameter %s", call.Operation, c.In, c.Name)
		}
		old := values[name]
		value, absent := c.EditText(e, old)
		if values[name] = value; absent {
			delete(values, name)
			for _, other := range op.Requiring(name) {
				delete(values, other)
			}
		}
		return call, old, nil
	case "body":
		return changeBody(call, c, e)
	}
	return call, nil, trial.Blocked("assay does not derive cases for parameters in %s", c.In)
}

// nameIn finds the name of a parameter in a call; that of a header may be in any case.
func nameIn(values map[string]string, c contract.Constraint) (name string, ok bool) {
	for name := range values {
		if name == c.Name || c.In == "header" && strings.EqualFold(name, c.Name) {
			return name, true
		}
	}
	return "", false
}

func changeBody(call trial.Call, c contract.Constraint, e contract.Edit) (trial.Call, any, error) {
	whole := call.Body
	if whole == nil {
		return call, nil, trial.Blocked("the full valid call of %s has no body", call.Operation)
	}
	switch c.Keyword {
	case contract.KeywordJSON:
		text, err := json.Marshal(call.Body)
		if err != nil {
			return call, nil, err
		}
		if e.Suffix == contract.AndMore {
			call.Raw = append(text, " {}"...)
			return call, whole, nil
		}
		call.Raw = text[:len(text)-1] // the last brace is missing
		return call, whole, nil
	case contract.KeywordMediaType:
		call.MediaType = "text/plain"
		return call, whole, nil
	}
	if c.Whole() && c.Keyword != contract.KeywordRequiredWhen {
		body, absent := e.Do(call.Body)
		switch {
		case absent:
			call.Body = nil
		case body == nil:
			call.Raw = []byte("null")
		default:
			call.Body = body
		}
		return call, whole, nil
	}
	body, original, found := c.Apply(contract.RequestContext{}, call.Body, e.Do)
	if !found {
		return call, nil, trial.Blocked("the full valid call of %s has no value at %s", call.Operation, c.Site)
	}
	call.Body = body
	return call, original, nil
}

// fit sets what a body must have beside a value at an edge, as resources.yaml says.
func fit(r *resource.Resource, call *trial.Call, c contract.Constraint, edge contract.Edit) {
	body, ok := call.Body.(map[string]any)
	_, place, inBody := strings.Cut(string(c.Site), "/body/")
	if !ok || !inBody || r == nil {
		return
	}
	if beside := r.Edges[place+edge.Suffix]; beside != nil {
		body = maps.Clone(body)
		maps.Copy(body, trial.CloneJSON(beside).(map[string]any))
		call.Body = body
	}
}
