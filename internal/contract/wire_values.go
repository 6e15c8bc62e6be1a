package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"net/url"
	"regexp"
	"slices"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
)

// How text is read as a value of another type: a boolean is one of two words, an integer has neither a plus
// sign nor zeros before it, and a number is one of JSON (RFC 8259, section 6).
var (
	integerText = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	numberText  = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)
)

// typed reads a text as a value of the type that a place declares, and leaves it a text if it is none.
func typed(n *schema.Node, text string) any {
	if n == nil {
		return text
	}
	takes := func(name string) bool { return slices.Contains(n.Types, name) }
	switch {
	case takes(openapi3.TypeString):
		return text
	case takes(openapi3.TypeBoolean) && (text == "true" || text == "false"):
		return text == "true"
	case takes(openapi3.TypeInteger) && integerText.MatchString(text), takes(openapi3.TypeNumber) && numberText.MatchString(text):
		return json.Number(text)
	}
	return text
}

// mistypedIn lists the places whose text is no value of the declared type.
func mistypedIn(n *schema.Node, value any, pointer []string) (all [][]string) {
	switch v := value.(type) {
	case []any:
		for i, item := range v {
			all = append(all, mistypedIn(n.Items, item, below(pointer, fmt.Sprint(i)))...)
		}
	case map[string]any:
		for name, inner := range v {
			all = append(all, mistypedIn(n.Properties[name], inner, below(pointer, name))...)
		}
	case string:
		if n != nil && len(n.Types) > 0 && !slices.Contains(n.Types, openapi3.TypeString) {
			all = append(all, pointer)
		}
	}
	return all
}

// asJSON returns a value as the validator takes it: a number has no type of its own there.
func asJSON(value any) any {
	switch v := value.(type) {
	case json.Number:
		f, _ := v.Float64() // of a grammar that it can parse; too large a number becomes infinite
		return f
	case []any:
		items := make([]any, len(v))
		for i := range v {
			items[i] = asJSON(v[i])
		}
		return items
	case map[string]any:
		object := make(map[string]any, len(v))
		for name := range v {
			object[name] = asJSON(v[name])
		}
		return object
	}
	return value
}

// isForm reports whether the request has a form that was read.
func (j *judgement) isForm(m *message) bool {
	return j.op.Body != nil && j.op.Body.MediaType == formType && m.body != nil
}

// typedForm reads a form as an object. A property that is a list may come several times.
func typedForm(n *schema.Node, body string) any {
	fields, err := url.ParseQuery(body)
	if err != nil {
		return nil
	}
	object := map[string]any{}
	for name, values := range fields {
		property := n.Child(name)
		if property == nil || property.Items == nil {
			object[name] = typed(property, values[0])
			continue
		}
		items := make([]any, len(values))
		for i, value := range values {
			items[i] = typed(property.Items, value)
		}
		object[name] = items
	}
	return asJSON(object)
}

// checkText checks a body of text, or of a form, as the value that it is read as.
func (j *judgement) checkText(m *message) {
	mistyped := mistypedIn(m.root, m.body, nil)
	for _, pointer := range mistyped {
		j.addViolation(m, schema.Violation{Pointer: pointer, Keyword: schema.Type}, byWireCheck)
	}
	for _, v := range m.root.Checker.Violations(m.body) {
		if !under(mistyped, v.Pointer) {
			j.addViolation(m, v, byWireCheck)
		}
	}
}

// longNumber matches what may be no exact float.
var longNumber = regexp.MustCompile(`[0-9]{16}`)

// checkIntegers checks the integers of a JSON body exactly: validators read them as floats.
func (j *judgement) checkIntegers(m *message, body []byte) {
	if !longNumber.Match(body) {
		return
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var exact any
	if d.Decode(&exact) != nil {
		return
	}
	for _, keyword := range []string{"format", "minimum", "maximum"} {
		wrong := placesOf(exact, nil, func(value any, pointer []string) bool {
			number, ok := value.(json.Number)
			return ok && !keeps(m.placeAt(pointer).Node, keyword, number.String())
		})
		for _, pointer := range wrong {
			j.addViolation(m, schema.Violation{Pointer: pointer, Keyword: keyword}, byWireCheck)
		}
	}
}

// checkNulls tells of each null that is nullable, beside a list of values without null. By the later
// clarification of OpenAPI 3.0.3 that is a violation; until then most read it as allowed.
func (j *judgement) checkNulls(m *message) {
	unlisted := func(value any, pointer []string) bool {
		n := m.placeAt(pointer).Node
		listed, has := n.Limits["enum"].([]any)
		return value == nil && has && n.Nullable && !slices.Contains(listed, nil)
	}
	for _, pointer := range placesOf(m.body, nil, unlisted) {
		j.addFinding(m, evidence.Finding{
			Site: m.placeAt(pointer).Node.SiteOf("enum"), Pointer: schema.FormatPointer(pointer), Grade: evidence.Tolerated,
			Expected: "one of the listed values: null is nullable, but not listed", Actual: "null",
		}, byWireCheck)
	}
}

// placesOf lists the places in a value for which is holds, those of objects and lists themselves left out.
func placesOf(value any, pointer []string, is func(value any, pointer []string) bool) (all [][]string) {
	switch v := value.(type) {
	case []any:
		for i := range v {
			all = append(all, placesOf(v[i], below(pointer, fmt.Sprint(i)), is)...)
		}
	case map[string]any:
		for name := range v {
			all = append(all, placesOf(v[name], below(pointer, name), is)...)
		}
	default:
		if is(value, pointer) {
			all = append(all, pointer)
		}
	}
	return all
}

// keeps reports whether a number keeps to the range of its format, or to a bound.
func keeps(n *schema.Node, keyword, text string) bool {
	limit, stated := n.Limits[keyword]
	switch bound := limit.(type) {
	case string:
		bits := map[string]int{"int32": 32, "int64": 64}[bound]
		_, err := strconv.ParseInt(text, 10, bits)
		return bits == 0 || !integerText.MatchString(text) || err == nil
	case float64:
		number, ok := new(big.Rat).SetString(text)
		edge := new(big.Rat)
		if !ok || edge.SetFloat64(bound) == nil {
			return true
		}
		order := number.Cmp(edge)
		return keyword == "minimum" && order >= 0 || keyword == "maximum" && order <= 0
	}
	return !stated || limit != nil
}
