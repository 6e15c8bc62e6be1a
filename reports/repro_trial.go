package reports

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// function writes the function of the script that repeats a trial.
func function(r result.Result, s story) string {
	f := reproFunction{result: r, story: s, base: baseOf(r.Meta, s.Calls[0].URL)}
	f.find()
	words := ""
	for i, c := range s.Calls {
		if c.Step != words {
			words = c.Step
			f.line("  step %s", said(words))
		}
		f.call(i, c)
	}
	calls := f.out.String()
	f.out.Reset()
	f.line("trial_%d() {\n  target %s", s.Trial.Number, exchange.Quote(f.base))
	for _, credential := range credentials(s) {
		f.line(`  want %s "${%[1]s:-}"`, tokenVariable(credential))
	}
	f.line("  begin %d %s", s.Trial.Number, said(s.Trial.Title))
	if _, prefix := f.prefix(); f.renamed {
		f.line("  fresh %s", exchange.Quote(prefix))
	}
	f.line("%s  reproduced %d\n}", calls, len(s.Calls))
	return f.out.String()
}

// reproFunction is the function that repeats one trial, while it is written.
type reproFunction struct {
	result result.Result
	story  story
	base   string
	out    strings.Builder

	origins origins
	path    [][]use    // by call: the values of its path that an earlier response gave
	body    [][]use    // and of its body
	takes   [][]*taken // by call: what is taken from its response
	renamed bool       // a name of the trial is sent, and gets a fresh prefix
}

func (f *reproFunction) line(format string, args ...any) { fmt.Fprintf(&f.out, format+"\n", args...) }

// find finds which values of each request come from a response before it.
func (f *reproFunction) find() {
	n := len(f.story.Calls)
	f.origins, f.path, f.body, f.takes = origins{}, make([][]use, n), make([][]use, n), make([][]*taken, n)
	variables := 0
	for i, c := range f.story.Calls {
		path, body := usesOfPath(f.pathOf(c), f.template(c)), usesOfBody(c.Request.Body)
		f.path[i], f.body[i] = f.origins.given(path), f.origins.given(body)
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
		f.origins.asked(slices.Concat(path, body))
		f.origins.gave(i, c.Response.Body)
	}
}

// call writes one call: what is sent, what came of it in the run, and what later calls need of it.
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
	if takenOut(c) {
		f.line("  redacted")
	}
	f.line("  send %d", c.Status)
	for _, e := range c.Against {
		f.line("  against %s", said(subject(e)+": "+against(e)))
		if at, ok := placeIn(c.Response.Body, e.Pointer); ok {
			f.line("  now %s %s", exchange.Quote(pathOf(at)), said(e.Pointer))
		}
	}
	f.line("  check %d", c.Status)
	for _, t := range f.takes[i] {
		f.line("  v%d=$(take %s) || lost %s", t.Variable, exchange.Quote(t.From.path()), said(t.From.path()))
		for _, as := range t.As {
			f.line(`  %[1]s%[2]d=$(%[1]s "$v%[2]d") || lost %[3]s`, as, t.Variable, said(t.From.path()))
		}
	}
}

// unsent are the headers that curl writes itself, and the one that names the call of the run.
var unsent = []string{"Host", "User-Agent", "Content-Length", "X-Correlation-Id"}

// headers writes the headers of a request, and takes away those that curl would add.
func (f *reproFunction) headers(c call) {
	sent := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(c.Request.Header)) {
		canonical := http.CanonicalHeaderKey(name)
		if slices.Contains(unsent, canonical) {
			continue
		}
		sent[canonical] = true
		for _, value := range c.Request.Header[name] {
			line := oneLine.Replace(exchange.HeaderLine(name, value))
			before, after, secret := strings.Cut(line, exchange.Redacted)
			switch {
			case canonical != "Authorization" || !secret:
				f.line("  header %s", f.word(line, nil))
			case c.As == "":
				f.line("  header %s", exchange.Quote(before+exchange.Unissued+after))
			default:
				f.line(`  header %s"$%s"%s`, exchange.Quote(before), tokenVariable(c.As), quoted(after))
			}
		}
	}
	for _, name := range []string{"Accept", "Content-Type"} {
		if !sent[name] && (name == "Accept" || len(c.Request.Body) > 0) {
			f.line("  header %s:", name)
		}
	}
}

var oneLine = strings.NewReplacer("\r", " ", "\n", " ", "\x00", " ")

// takenOut says whether a secret that no variable stands for was taken out of a request.
func takenOut(c call) bool {
	if strings.Contains(c.URL, exchange.Redacted) || bytes.Contains(c.Request.Body, []byte(exchange.Redacted)) {
		return true
	}
	for name, values := range c.Request.Header {
		if http.CanonicalHeaderKey(name) != "Authorization" && slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, exchange.Redacted) }) {
			return true
		}
	}
	return false
}

// word quotes a text for the shell, with variables in place of what earlier responses gave and of
// the run's own prefix.
func (f *reproFunction) word(text string, uses []use) string {
	slices.SortFunc(uses, func(a, b use) int { return a.From - b.From })
	var b strings.Builder
	from := 0
	for _, u := range uses {
		b.WriteString(f.fresh(text[from:u.From]))
		fmt.Fprintf(&b, `"$%s%d"`, u.As, f.origins[u.Value].taken.Variable)
		from = u.To
	}
	b.WriteString(f.fresh(text[from:]))
	if b.Len() == 0 {
		return "''"
	}
	return b.String()
}

// fresh quotes a text with a new prefix in the names that the trial gave, in capitals too.
func (f *reproFunction) fresh(text string) string {
	old, prefix := f.prefix()
	if text == "" || prefix == "" {
		return quoted(text)
	}
	upper := strings.ToUpper(old)
	var b strings.Builder
	for text != "" {
		lower, capital := index(text, old), index(text, upper)
		at := min(lower, capital)
		b.WriteString(quoted(text[:at]))
		if at == len(text) {
			break
		}
		variable := `"$run"`
		if lower != at {
			variable = `"$RUN"`
		}
		b.WriteString(variable)
		f.renamed = true
		text = text[at+len(prefix):]
	}
	return b.String()
}

// prefix gives what the names of the trial begin with, and the part of it that is the run's.
func (f *reproFunction) prefix() (ofTrial, ofRun string) {
	for _, c := range f.story.Calls {
		if run, ok := strings.CutSuffix(c.Request.Header.Get("X-Correlation-Id"), "-"+c.ID); ok && len(run) > 1 {
			return fmt.Sprintf("%s-%d-", run, f.story.Trial.Number), run
		}
	}
	return "", ""
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return exchange.Quote(text)
}

// index is where a text has another first; its length where it has not.
func index(text, part string) int {
	if i := strings.Index(text, part); i >= 0 {
		return i
	}
	return len(text)
}

// said quotes words that the script shows: in one line, and harmless on a terminal.
func said(words string) string { return exchange.Quote(plain(brief(words))) }

// octal writes bytes as the format of printf.
func octal(body []byte) string {
	var b strings.Builder
	for _, c := range body {
		fmt.Fprintf(&b, `\%03o`, c)
	}
	return b.String()
}

// baseOf is the part of a URL that is the target's.
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

// pathOf is what a call's URL has after the base.
func (f *reproFunction) pathOf(c call) string { return strings.TrimPrefix(c.URL, f.base) }

// template is the path of the call's operation in the contract.
func (f *reproFunction) template(c call) string {
	for _, op := range f.result.Operations {
		if op.Vendor == f.story.Trial.Vendor && op.ID == c.Operation {
			return op.Path
		}
	}
	return ""
}

// credentials names those that the calls of a story are made with.
func credentials(s story) []string {
	used := map[string]bool{}
	for _, c := range s.Calls {
		if c.As != "" && c.Request.Header.Get("Authorization") != "" {
			used[c.As] = true
		}
	}
	return slices.Sorted(maps.Keys(used))
}
