package contract

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

type findingKey struct {
	request bool
	site    rule.Site
	pointer string
}

// side is one half of an exchange, as far as it has a body to look at.
type side struct {
	request      bool
	root         *node // schema of the body; nil when it has none
	body         any   // decoded; nil when there is none, or it is no JSON
	base         rule.Site
	undocumented bool
	asked        RequestContext
	header       http.Header // of the request, or of the answer
	unchosen     bool        // the body takes none of its variants: what the validators say of it is about all of them
}

// report enters a finding, or adds a witness to one that is known already.
func (j *judgement) report(s side, f evidence.Finding, by string) {
	f.Request = s.request
	if f.Grade == "" {
		f.Grade = evidence.Broken
	}
	if s.undocumented {
		f.Grade = evidence.Note
	}
	for at := string(f.Site); f.Line == 0 && at != ""; at = at[:max(0, strings.LastIndex(at, "/"))] {
		f.Line = j.contract.sites[rule.Site(at)] // or the line of the place that it lies in
	}
	k := findingKey{f.Request, f.Site, f.Pointer}
	if known, ok := j.found[k]; ok {
		if !slices.Contains(known.By, by) {
			known.By = append(known.By, by)
		}
		return
	}
	f.By = []string{by}
	j.found[k] = &f
}

// hear takes a validator's complaint about a place in a body, unless it is about a variant
// that was not chosen: a validator looks at all of them.
func (j *judgement) hear(s side, pointer []string, keyword, by string) {
	if s.root != nil {
		if _, _, chosen := s.asked.at(s.root, s.body, pointer); chosen || s.unchosen {
			return
		}
	}
	j.complain(s, pointer, keyword, by)
}

// complain enters a complaint about a place in a body.
func (j *judgement) complain(s side, pointer []string, keyword, by string) {
	if s.root == nil {
		j.report(s, evidence.Finding{Site: s.base, Expected: "no body", Actual: "a body"}, by)
		return
	}
	n, known, _ := s.asked.at(s.root, s.body, pointer)
	value, present := lookUp(s.body, pointer)
	if keyword == "type" && present && n.branchIs(value) {
		return // the branch that is meant takes the value: another one complains
	}
	if keyword == "enum" && present && !n.is(value) {
		keyword = "type" // what is of another type is in no list either
	}
	if keyword == "type" && present && value == nil {
		keyword = kwNullable
	}
	if parent, _, _ := s.asked.at(s.root, s.body, pointer[:max(0, len(pointer)-1)]); keyword == kwRequired && len(pointer) > 0 && slices.Contains(parent.either, pointer[len(pointer)-1]) {
		n, keyword, pointer, known = parent, kwEither, pointer[:len(pointer)-1], true
		value, present = lookUp(s.body, pointer)
	}
	if keyword == kwEither && present && value == nil {
		keyword = kwNullable
	}
	f := evidence.Finding{Site: n.promise(keyword), Pointer: pointerText(pointer), Grade: evidence.Broken}
	switch {
	case keyword == "undeclared":
		f.Expected, f.Grade = "only the members that the contract declares", evidence.Tolerated
	case known:
		f.Expected = n.expectation(keyword)
	default:
		f.Expected = "what the contract says"
	}
	if f.Actual = "absent"; present {
		f.Actual = show(value)
	}
	j.report(s, f, by)
}

func (j *judgement) sorted() []evidence.Finding {
	all := make([]evidence.Finding, 0, len(j.found))
	for _, f := range j.found {
		if j.explained(f) {
			continue
		}
		sort.Strings(f.By)
		all = append(all, *f)
	}
	sort.Slice(all, func(a, b int) bool {
		x, y := all[a], all[b]
		return x.Site < y.Site || x.Site == y.Site && x.Pointer < y.Pointer
	})
	return all
}

// explained says whether a finding says only that no branch of a choice takes a value, while
// another says what is wrong with it: kin does the one, libopenapi-validator the other.
func (j *judgement) explained(f *evidence.Finding) bool {
	place, vague := strings.CutSuffix(string(f.Site), "/"+kwEither)
	if !vague {
		return false
	}
	for _, other := range j.found {
		if other != f && other.Request == f.Request && other.Site.Under(rule.Site(place)) && strings.HasPrefix(other.Pointer, f.Pointer) {
			return true
		}
	}
	return false
}

// lookUp finds the value at a JSON pointer.
func lookUp(v any, pointer []string) (any, bool) {
	for _, part := range pointer {
		switch here := v.(type) {
		case map[string]any:
			next, ok := here[part]
			if !ok {
				return nil, false
			}
			v = next
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(here) {
				return nil, false
			}
			v = here[i]
		default:
			return nil, false
		}
	}
	return v, true
}

func pointerText(pointer []string) string {
	var b strings.Builder
	for _, part := range pointer {
		b.WriteString("/" + pointerPart.Replace(part))
	}
	return b.String()
}

// show writes a value as short JSON.
func show(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprintf("%T", v)
	}
	const most = 120
	if r := []rune(string(text)); len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(text)
}

func sorted(set map[rule.Site]bool) []rule.Site {
	all := make([]rule.Site, 0, len(set))
	for s := range set {
		all = append(all, s)
	}
	slices.Sort(all)
	return all
}

// Names of those that see a violation, in the By of a finding.
const (
	byKin        = "kin-openapi"
	byLibopenapi = "libopenapi"
	byWireCheck  = "wire check"
)
