package exchange

import (
	"cmp"
	"slices"
	"strings"
)

// cut marks where a text was truncated.
const cut = "…"

// long is the size, in bytes, above which a text is searched only for whole values and with one
// layer of escapes decoded, so that a huge body does not delay a run.
const long = 1 << 20

// span is a range of bytes of a text.
type span struct{ from, to int }

// known removes the values that the redactor was given from a text.
func (r *Redactor) known(s string) string {
	if len(r.values) == 0 || len(s) < shortest {
		return s
	}
	read := reading{text: s}
	if !strings.ContainsAny(s, marks) {
		return cover(s, r.find(read))
	}
	depth := layers
	if len(s) > long {
		depth = 1
	}
	return cover(s, r.search(read, depth, map[string]bool{}))
}

// search finds the values in a text, and in the text with more escapes decoded. Texts that are the
// same after decoding in another order are searched once.
func (r *Redactor) search(in reading, layers int, searched map[string]bool) []span {
	if searched[in.text] {
		return nil
	}
	searched[in.text] = true
	found := r.find(in)
	if layers == 0 {
		return found
	}
	for _, mark := range []byte(marks) {
		if decoded := in.decoded(mark); len(decoded.text) < len(in.text) {
			found = append(found, r.search(decoded, layers-1, searched)...)
		}
	}
	return found
}

// find returns the spans of the original text that decode to one of the values. Before a cut, the
// beginning of a value is enough.
func (r *Redactor) find(in reading) []span {
	var found []span
	folded := fold(in.text)
	add := func(from, to int) { found = append(found, span{in.offset(from), in.offset(to)}) }
	for _, v := range r.values {
		for from := 0; ; from++ {
			i := strings.Index(folded[from:], v)
			if i < 0 {
				break
			}
			from += i
			add(from, from+len(v))
		}
	}
	if len(folded) > long {
		return found
	}
	for end := 0; ; end += len(cut) {
		i := strings.Index(folded[end:], cut)
		if i < 0 {
			return found
		}
		end += i
		for _, v := range r.values {
			if n := overlap(folded[:end], v); n >= shortest {
				add(end-n, end)
			}
		}
	}
}

// overlap returns the length of the longest beginning of a value that the text ends with.
func overlap(text, value string) int {
	n := min(len(text), len(value))
	for !strings.HasSuffix(text, value[:n]) {
		n--
	}
	return n
}

// cover replaces spans of a text with [Redacted].
func cover(s string, spans []span) string {
	if len(spans) == 0 {
		return s
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var b strings.Builder
	end := 0
	for i, p := range spans {
		if i == 0 || p.from >= end {
			b.WriteString(s[end:p.from])
			b.WriteString(Redacted)
		}
		end = max(end, p.to)
	}
	b.WriteString(s[end:])
	return b.String()
}
