package contract

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/rule"
)

// Constraint is one promise about a request: a place, and what may stand there.
type Constraint struct {
	Site    rule.Site
	Keyword string   // type, maxLength, required, ...; KeywordJSON or KeywordMediaType of a body as a whole
	In      string   // body, query, path or header
	Name    string   // of the parameter; empty for the body
	Pointer []string // place in the body; "*" is an item of a list, "@name" a variant
	Repeats bool     // of a parameter that may occur more than once
	Line    int
	node    *node
	root    *node // of the body or parameter
}

// Variant is the variant of the whole body that the constraint is about; empty for all.
func (c Constraint) Variant() string {
	if len(c.Pointer) == 0 {
		return ""
	}
	name, _ := strings.CutPrefix(c.Pointer[0], "@")
	if name == c.Pointer[0] {
		return ""
	}
	return name
}

// Keywords of a body as a whole; KeywordRequired is that of any place that must be there.
const (
	KeywordJSON      = "json"
	KeywordMediaType = "media-type"
	KeywordRequired  = kwRequired
)

// Edit is one change at the place of a constraint.
type Edit struct {
	Suffix string // what tells it from the other edits of the constraint: "+1", "=null"
	What   string // in words
	// Do gives the new value for the old one; absent leaves the place out.
	Do func(old any) (value any, absent bool)
}

// Constraints lists the promises about the requests of an operation, by site. Every request
// that the contract accepts keeps all of them.
func (o *Operation) Constraints() []Constraint {
	var all []Constraint
	for _, p := range o.Parameters {
		all = append(all, p.Constraints()...)
	}
	if b := o.Body; b != nil {
		all = append(all, b.constraints()...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Site < all[j].Site })
	return all
}

// constraints lists the promises about a body. One that is no JSON has no types on the wire:
// what can be told of it is which parts are there.
func (b *RequestBody) constraints() []Constraint {
	whole := []string{KeywordJSON, KeywordMediaType}
	all := constraintsOf(b.root, "body", "")
	if !isJSON(b.MediaType) {
		whole = []string{KeywordMediaType}
		all = slices.DeleteFunc(all, func(c Constraint) bool { return c.Keyword != kwRequired && c.Keyword != kwOptional })
	}
	for _, keyword := range whole {
		all = append(all, Constraint{Site: rule.MakeSite(string(b.Site), keyword), Keyword: keyword, In: "body", Line: b.root.line, node: b.root, root: b.root})
	}
	return all
}

func constraintsOf(root *node, in, name string) []Constraint {
	var all []Constraint
	root.each(func(n *node) {
		place := strings.TrimPrefix(strings.TrimPrefix(string(n.site), string(root.site)), "/")
		var pointer []string
		if place != "" {
			pointer = strings.Split(place, "/")
		}
		for keyword, line := range n.keywords {
			if site := n.promise(keyword); slices.ContainsFunc(all, func(c Constraint) bool { return c.Site == site }) {
				continue // branches share their site: the first speaks for all
			}
			all = append(all, Constraint{Site: n.promise(keyword), Keyword: keyword, In: in, Name: name, Pointer: pointer, Line: line, node: n, root: root})
		}
	})
	return all
}

// Constraints lists the promises about a parameter or a header, by site.
func (p Parameter) Constraints() []Constraint {
	all := constraintsOf(p.root, p.In, p.Name)
	for i := range all {
		all[i].Repeats = p.Repeats
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Site < all[j].Site })
	return all
}

// AnswerConstraints lists the promises about the body of an answer, by site; none for a body
// that the source does not document.
func (a Answer) AnswerConstraints() []Constraint {
	if a.root == nil || a.Undocumented || a.OpenBody {
		return nil
	}
	all := constraintsOf(a.root, "body", "")
	if !isJSON(a.MediaType) {
		return nil
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Site < all[j].Site })
	return all
}

// Declares says whether the place of the constraint is an object that declares members.
func (c Constraint) Declares() bool { return len(c.node.members) > 0 }

// AtEdge lists the changes that a request just survives.
func (c Constraint) AtEdge() []Edit {
	n, s := c.node, c.node.stating(c.Keyword)
	if n.chooses {
		return nil // another value is another variant, which is tried for itself
	}
	switch c.Keyword {
	case kwOptional:
		return []Edit{leaveOut("left out")}
	case kwEither:
		var edits []Edit
		for _, name := range n.either {
			edits = append(edits, replace("="+name, "only "+name+" of "+strings.Join(n.either, ", "), without(n.either, name)))
		}
		return edits
	case kwNullable:
		if n.takesNull() {
			return []Edit{replace("=null", "null", func(any) any { return nil })}
		}
	case "enum":
		var edits []Edit
		for _, v := range s.Enum {
			edits = append(edits, replace("="+strings.Trim(show(v), `"`), show(v), func(any) any { return v }))
		}
		return edits
	case "minLength":
		return []Edit{replace("", "the shortest allowed", ofLength(int(s.MinLength)))}
	case "maxLength":
		return []Edit{replace("", "the longest allowed", ofLength(int(*s.MaxLength)))}
	case "minimum":
		return []Edit{replace("", "the least allowed", func(any) any { return number(*s.Min) })}
	case "maximum":
		return []Edit{replace("", "the most allowed", func(any) any { return number(*s.Max) })}
	case "minItems":
		return []Edit{replace("", "the fewest items allowed", ofItems(int(s.MinItems)))}
	case "maxItems":
		return []Edit{replace("", "the most items allowed", ofItems(int(*s.MaxItems)))}
	}
	return nil
}

// Beyond lists the changes that break the constraint, and nothing else. Those of the bytes
// and the media type of a body are no change of a value: their Do is nil.
func (c Constraint) Beyond() []Edit {
	n, s := c.node, c.node.stating(c.Keyword)
	switch c.Keyword {
	case KeywordJSON:
		return []Edit{{What: "that is cut short"}}
	case KeywordMediaType:
		return []Edit{{What: "sent as text/plain"}}
	case kwRequired:
		return []Edit{leaveOut("absent")}
	case kwEither:
		return []Edit{replace("", "none of "+strings.Join(n.either, ", "), without(n.either, ""))}
	case kwNullable:
		if !n.takesNull() {
			return []Edit{replace("", "null", func(any) any { return nil })}
		}
	case "type":
		if v, what := wrongType(n.allTypes()); what != "" {
			return []Edit{replace("", what, func(any) any { return v })}
		}
	case "enum":
		return []Edit{replace("", "a value that is not listed", func(any) any { return unlisted(s.Enum) })}
	case "format":
		if v, ok := malformed[s.Format]; ok && v != nil {
			return []Edit{replace("", "not "+article(s.Format), func(any) any { return v })}
		}
	case "pattern":
		if v, ok := offPattern(s); ok {
			return []Edit{replace("", "text that does not match", func(any) any { return v })}
		}
	case "minLength":
		return []Edit{replace("-1", "too short by one", ofLength(int(s.MinLength)-1))}
	case "maxLength":
		return []Edit{replace("+1", "too long by one", ofLength(int(*s.MaxLength)+1))}
	case "minimum":
		return []Edit{replace("-1", "too small by one", func(any) any { return number(*s.Min - 1) })}
	case "maximum":
		return []Edit{replace("+1", "too large by one", func(any) any { return number(*s.Max + 1) })}
	case "minItems":
		return []Edit{replace("-1", "one item too few", ofItems(int(s.MinItems)-1))}
	case "maxItems":
		return []Edit{replace("+1", "one item too many", ofItems(int(*s.MaxItems)+1))}
	case "uniqueItems":
		return []Edit{replace("", "an item twice", twice)}
	}
	return nil
}

// malformed has a value that is wrong under any reading for each format; nil for a format
// that has none. The walk refuses a format that is not among them.
var malformed = map[string]any{
	"uuid": "not-a-uuid", "date-time": "yesterday", "date": "yesterday", "email": "nobody", "uri": "not a uri",
	"ipv4": "10.0.0.999", "cidr": "10.0.0.0/99", "int32": json.Number("2147483648"),
	"int64": nil, "float": nil, "double": nil, "byte": nil, "binary": nil,
}

func replace(suffix, what string, value func(old any) any) Edit {
	return Edit{Suffix: suffix, What: what, Do: func(old any) (any, bool) { return value(old), false }}
}

func leaveOut(what string) Edit {
	return Edit{What: what, Do: func(any) (any, bool) { return nil, true }}
}

func wrongType(types []string) (any, string) {
	has := func(t string) bool { return slices.Contains(types, t) }
	switch {
	case len(types) == 0:
		return nil, ""
	case !has("object") && !has("array"):
		if has("string") {
			return map[string]any{"assay": true}, "an object"
		}
		return "assay", "text"
	case !has("string"):
		return "assay", "text"
	}
	return nil, ""
}

// unlisted is a value of the type of those that are listed, and none of them.
func unlisted(enum []any) any {
	most, numbers := 0.0, true
	for _, v := range enum {
		f, err := strconv.ParseFloat(fmt.Sprint(v), 64)
		most, numbers = max(most, f), numbers && err == nil
	}
	if _, text := enum[0].(string); text || !numbers {
		return "assay-not-listed"
	}
	return number(most + 1)
}

// ofLength cuts or fills a text to a length, so that it stays as much its own as it can.
func ofLength(n int) func(any) any {
	return func(old any) any {
		text, _ := old.(string)
		r := []rune(text + strings.Repeat("x", max(0, n)))
		return string(r[:max(0, n)])
	}
}

// without leaves all but one of the members out of an object.
func without(names []string, but string) func(any) any {
	return func(old any) any {
		members, _ := old.(map[string]any)
		out := maps.Clone(members)
		for _, name := range names {
			if name != but {
				delete(out, name)
			}
		}
		return out
	}
}

// ofItems cuts or fills a list to a length. What is filled in is made from the items that are
// there; texts and numbers come out different each time, for lists without equal items.
func ofItems(n int) func(any) any {
	return func(old any) any {
		items, _ := old.([]any)
		out := []any{}
		for i := 0; i < n && len(items) > 0; i++ {
			item := items[i%len(items)]
			switch v := item.(type) {
			case string:
				if i >= len(items) {
					item = fmt.Sprint(v, i)
				}
			case json.Number:
				if f, err := v.Float64(); err == nil && i >= len(items) {
					item = number(f + float64(i))
				}
			}
			out = append(out, item)
		}
		return out
	}
}

func twice(old any) any {
	items, _ := old.([]any)
	if len(items) == 0 {
		return items
	}
	return append(slices.Clone(items), items[0])
}

func number(f float64) any { return json.Number(strings.TrimSuffix(show(f), ".0")) }

// offPattern finds a text that does not match, of a length that is allowed.
func offPattern(s *openapi3.Schema) (string, bool) {
	re, err := regexp.Compile(s.Pattern)
	if err != nil {
		return "", false
	}
	for _, candidate := range []string{"assay", "!", "~ not matching ~", "0", ""} {
		candidate += strings.Repeat("!", max(0, int(s.MinLength)-len(candidate)))
		if s.MaxLength != nil {
			candidate = candidate[:min(len(candidate), int(*s.MaxLength))]
		}
		if !re.MatchString(candidate) {
			return candidate, true
		}
	}
	return "", false
}
