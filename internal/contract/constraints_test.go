package contract_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// goodCalls has a full valid call of each operation of testdata/things.yaml.
func goodCalls() map[string]call {
	all := map[string]call{}
	for _, c := range []call{create(), list(), get(), change(), remove(), shape(object{"side": 1}), tree(object{"name": "n"}), motto("m")} {
		all[c.op] = c
	}
	return all
}

// changedBy applies an edit to a valid call at the place of a constraint.
func changedBy(t *testing.T, good call, op *contract.Operation, c contract.Constraint, e contract.Edit) call {
	t.Helper()
	switch c.In {
	case "query":
		u, err := url.Parse(good.path)
		require.NoError(t, err)
		query := u.Query()
		require.True(t, query.Has(c.Name), "the good call of %s has no %s", op.ID, c.Name)
		value, absent := c.EditText(e, query.Get(c.Name))
		if query.Set(c.Name, value); absent {
			query.Del(c.Name)
		}
		return good.to(u.Path + "?" + query.Encode())
	case "path":
		value, _ := c.EditText(e, "1")
		return good.to(strings.Replace(op.Path, "{"+c.Name+"}", url.PathEscape(value), 1))
	case "header":
		value, absent := c.EditText(e, good.header.Get(c.Name))
		good.header = good.header.Clone()
		if good.header.Set(c.Name, value); absent {
			good.header.Del(c.Name)
		}
		return good
	}
	return changedBody(t, good, c, e)
}

func changedBody(t *testing.T, good call, c contract.Constraint, e contract.Edit) call {
	t.Helper()
	switch c.Keyword {
	case contract.KeywordJSON:
		whole := bodyOf(good.request)
		return good.sending(text(whole[:len(whole)-1]))
	case contract.KeywordMediaType:
		good.requestType = "text/plain"
		return good
	}
	// decoded as from the wire, so that numbers are json.Number as everywhere
	body, err := bodyOf(good.request).JSON()
	require.NoError(t, err)
	if len(c.Pointer) == 0 {
		value, absent := e.Do(body)
		switch {
		case absent:
			return good.sending(nil)
		case value == nil:
			return good.sending(text("null"))
		}
		return good.sending(value)
	}
	before, err := json.Marshal(body)
	require.NoError(t, err)
	out, _, found := c.Apply(contract.RequestContext{}, body, e.Do)
	require.True(t, found, "the good call of %s has nothing at %s", c.Site, c.Pointer)
	after, err := json.Marshal(body)
	require.NoError(t, err)
	require.JSONEq(t, string(before), string(after), "the valid body is not touched")
	return good.sending(out)
}

// forEachConstraint runs f for every constraint of every request of the document.
func forEachConstraint(t *testing.T, f func(t *testing.T, good call, op *contract.Operation, c contract.Constraint)) {
	t.Helper()
	for name, good := range goodCalls() {
		op := things().Operation(name)
		require.Empty(t, judged(t, things(), good).Findings, "the good call of %s", name)
		for _, c := range op.Constraints() {
			t.Run(string(c.Site), func(t *testing.T) { t.Parallel(); f(t, good, op, c) })
		}
	}
}

func TestEditsBeyondAConstraintViolateOnlyIt(t *testing.T) {
	t.Parallel()
	forEachConstraint(t, func(t *testing.T, good call, op *contract.Operation, c contract.Constraint) {
		for _, edit := range c.Beyond() {
			e := judged(t, things(), changedBy(t, good, op, c, edit))
			require.NotEmpty(t, e.Findings, "%s with %s: no finding", c.Site, edit.What)
			for _, f := range e.Findings {
				assert.Equal(t, c.Site, f.Site, "%s: %s", edit.What, f.Actual)
				assert.True(t, f.Request)
				assert.Equal(t, things().Line(c.Site), f.Line)
			}
		}
	})
}

func TestEditsAtTheEdgeAreValid(t *testing.T) {
	t.Parallel()
	forEachConstraint(t, func(t *testing.T, good call, op *contract.Operation, c contract.Constraint) {
		for _, edge := range c.AtEdge() {
			e := judged(t, things(), changedBy(t, good, op, c, edge))
			assert.Empty(t, e.Findings, "%s with %s", c.Site, edge.What)
			assert.Contains(t, e.Exercised, c.Site, "the edge puts the constraint to the test")
		}
	})
}

func TestEditsOfEachKeyword(t *testing.T) {
	t.Parallel()
	const both, beyond, edge, neither = "beyond and edge", "beyond", "edge", "neither"
	names := map[string]string{}
	for _, op := range things().Operations() {
		for _, c := range op.Constraints() {
			kind := map[[2]bool]string{{true, true}: both, {true, false}: beyond, {false, true}: edge, {}: neither}[[2]bool{len(c.Beyond()) > 0, len(c.AtEdge()) > 0}]
			key := c.Keyword
			if key == "nullable" && kind == edge {
				key = "nullable: true"
			}
			if key == "format" && kind == neither {
				key = "format that anything fits"
			}
			if before, known := names[key]; known {
				assert.Equal(t, before, kind, "%s at %s", key, c.Site)
			}
			names[key] = kind
		}
	}
	assert.Equal(t, map[string]string{
		"json": beyond, "media-type": beyond, "required": beyond, "nullable": beyond, "type": beyond, "format": beyond, "pattern": beyond, "uniqueItems": beyond,
		"enum": both, "minLength": both, "maxLength": both, "minimum": both, "maximum": both, "minItems": both, "maxItems": both,
		"optional": edge, "nullable: true": edge,
		"format that anything fits": neither,
	}, names, "a keyword that nobody can try is a constraint that nobody checks")
}

func TestConstraintsAreSortedAndUnique(t *testing.T) {
	t.Parallel()
	for _, op := range things().Operations() {
		seen := map[string]bool{}
		last := ""
		for _, c := range op.Constraints() {
			assert.Less(t, last, string(c.Site), "by site")
			last = string(c.Site)
			assert.True(t, things().Has(c.Site), "%s is not a site of the document", c.Site)
			assert.Positive(t, c.Line, "%s has no line", c.Site)
			for _, e := range append(c.Beyond(), c.AtEdge()...) {
				caseID := fmt.Sprint(c.Site, e.Suffix)
				assert.False(t, seen[caseID], "two cases would have the id %s", caseID)
				seen[caseID] = true
				assert.NotEmpty(t, e.What, caseID)
			}
		}
	}
}

func TestConstraintsOfResponses(t *testing.T) {
	t.Parallel()
	op := things().Operation("createThing")
	count := map[string]int{}
	for _, a := range op.Responses {
		count[a.Status] = len(a.Constraints())
		for _, c := range a.Constraints() {
			assert.True(t, c.Site.Under(a.Site))
			assert.True(t, things().Has(c.Site), "%s is not a site of the document", c.Site)
		}
	}
	assert.Positive(t, count["201"])
	assert.Positive(t, count["409"])
	assert.Zero(t, count["400"], "the body is not documented")
	assert.Zero(t, count["4XX"], "nor is anything of this one")
	gone, _ := things().Operation("deleteThing").Response(204)
	assert.Empty(t, gone.Constraints(), "there is no body")
}

func TestConstraintsOfHeaders(t *testing.T) {
	t.Parallel()
	page, _ := things().Operation("listThings").Response(200)
	var sites []rule.Site
	for _, h := range page.Headers {
		for _, c := range h.Constraints() {
			sites = append(sites, c.Site)
			assert.Positive(t, c.Line, "%s has no line", c.Site)
		}
	}
	assert.Equal(t, []rule.Site{
		"listThings/200/header/X-Next/format", "listThings/200/header/X-Next/optional",
		"listThings/200/header/X-Total/minimum", "listThings/200/header/X-Total/required", "listThings/200/header/X-Total/type",
	}, sites)
}

// If the source does not say whether properties may be null, nothing is derived: neither that
// null is accepted nor that it is refused.
func TestUndocumentedNulls(t *testing.T) {
	t.Parallel()
	const document = `openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /a:
    post:
      operationId: op
      requestBody:
        required: true
        content:
          application/json:
            schema:
              x-undocumented: nulls
              type: object
              properties:
                name: {type: string}
                count: {oneOf: [{type: string}, {type: integer}]}
      responses:
        "204": {description: done}
`
	c, err := contract.Load("v", "openapi.yaml", []byte(document))
	require.NoError(t, err)
	assert.False(t, c.Has("op/body/name/nullable"))
	assert.False(t, c.Has("op/body/count/nullable"))
	assert.True(t, c.Has("op/body/nullable"), "the body itself is not a property")
	assert.True(t, c.Has("op/body/name/type"), "a value of another type is still refused")
}
