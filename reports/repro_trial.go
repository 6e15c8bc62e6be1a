package reports

import (
	"bytes"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// reproTrial returns the function of the script that repeats a trial.
func reproTrial(r result.Result, s story) string {
	f := reproFunction{result: r, story: s, base: baseOf(r.Meta, s.Calls[0].URL)}
	f.find()
	words := ""
	for i, c := range s.Calls {
		if c.Step != words {
			words = c.Step
			f.line("  step %s", shown(words))
		}
		f.call(i, c)
	}
	for _, e := range s.Trial.Against() {
		if e.Exchange == "" { // the check compares several responses
			f.against(e)
		}
	}
	calls := f.out.String()
	f.out.Reset()
	f.line("trial_%d() {\n  target %s", s.Trial.Number, exchange.Quote(f.base))
	for _, credential := range credentials(s) {
		f.line(`  need %s "${%[1]s:-}"`, tokenVariable(credential))
	}
	f.line("  begin %d %s", s.Trial.Number, shown(s.Trial.Title))
	if _, prefix := f.prefix(); f.renamed {
		f.line("  fresh %s", exchange.Quote(prefix))
	}
	f.line("%s  reproduced '%s'\n}", calls, count(len(s.Calls), "call"))
	return f.out.String()
}

// reproFunction builds the function that repeats one trial.
type reproFunction struct {
	result result.Result
	story  story
	base   string
	out    strings.Builder

	origins origins
	path    [][]use    // by call: the values of its path that come from an earlier response
	body    [][]use    // by call: the same for its body
	takes   [][]*taken // by call: the values taken from its response
	renamed bool       // a name of the trial is sent, with a new prefix
}

func (f *reproFunction) line(format string, args ...any) { fmt.Fprintf(&f.out, format+"\n", args...) }

// find finds the values of each request that come from an earlier response.
func (f *reproFunction) find() {
	n := len(f.story.Calls)
	f.origins, f.path, f.body, f.takes = origins{}, make([][]use, n), make([][]use, n), make([][]*taken, n)
	variables := 0
	for i, c := range f.story.Calls {
		path, body := usesOfPath(f.pathOf(c), f.template(c)), usesOfBody(c.Request.Body)
		f.path[i], f.body[i] = f.origins.fromResponses(path), f.origins.fromResponses(body)
		for _, u := range slices.Concat(f.path[i], f.body[i]) {
			m := f.origins[u.Value]
			if m.taken == nil {
				variables++
				m.taken = &taken{Variable: variables, From: m.scalar}
				f.takes[m.call] = append(f.takes[m.call], m.taken)
			}
			if !slices.Contains(m.taken.As, u.As) {
				m.taken.As = append(m.taken.As, u.As)
			}
		}
		f.origins.addRequest(slices.Concat(path, body))
		f.origins.addResponse(i, c.Response.Body)
	}
}

// call writes one call: the request, the outcome in the run, and the values that later calls need.
func (f *reproFunction) call(i int, c call) {
	if i > 0 {
		before := f.story.Calls[i-1]
		if gap := int(c.Sent.Sub(before.Sent.Add(before.Took)).Seconds()); gap > 0 {
			f.line("  pause %d", gap)
		}
	}
	f.line("  request %d %s %s", c.Number, exchange.Quote(c.Method), f.word(f.pathOf(c), f.path[i]))
	f.headers(c)
	switch body := c.Request.Body; {
	case len(body) == 0:
	case utf8.Valid(body) && !bytes.ContainsRune(body, 0):
		f.line("  body %s", f.word(string(body), f.body[i]))
	default:
		f.line("  bytes '%s'", octal(body))
	}
	if redacted(c) {
		f.line("  redacted")
	}
	f.line("  send %d", c.Status)
	for _, e := range c.Against {
		f.against(e)
		if at, ok := placeIn(c.Response.Body, e.Pointer); ok {
			f.line("  now %s %s", exchange.Quote(pathOf(at)), shown(e.Pointer))
		}
	}
	f.line("  check %d", c.Status)
	for _, t := range f.takes[i] {
		f.line("  v%d=$(take %s) || missing %s", t.Variable, exchange.Quote(t.From.path()), shown(t.From.path()))
		for _, as := range t.As {
			f.line(`  %[1]s%[2]d=$(%[1]s "$v%[2]d") || missing %[3]s`, as, t.Variable, shown(t.From.path()))
		}
	}
}

func (f *reproFunction) against(e evidence.Evidence) {
	f.line("  evidence %s", shown(subject(e)+": "+against(e)))
}

// baseOf returns the target's part of a URL.
func baseOf(m result.Meta, of string) string {
	base := strings.TrimSuffix(m.Target, "/")
	if rest, ok := strings.CutPrefix(of, base); ok && m.Target != "stub" && (rest == "" || rest[0] == '/' || rest[0] == '?') {
		return base
	}
	u, err := url.Parse(of)
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// pathOf returns a call's URL without the base.
func (f *reproFunction) pathOf(c call) string { return strings.TrimPrefix(c.URL, f.base) }

// template returns the path of the call's operation in the contract.
func (f *reproFunction) template(c call) string {
	for _, op := range f.result.Operations {
		if op.Vendor == f.story.Trial.Vendor && op.ID == c.Operation {
			return op.Path
		}
	}
	return ""
}

// credentials returns the names of the credentials of a story's calls.
func credentials(s story) []string {
	used := map[string]bool{}
	for _, c := range s.Calls {
		if c.As != "" && c.Request.Header.Get("Authorization")+c.Request.Header.Get("Cookie") != "" {
			used[c.As] = true
		}
	}
	return slices.Sorted(maps.Keys(used))
}
