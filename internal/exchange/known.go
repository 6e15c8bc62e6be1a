package exchange

import (
	"cmp"
	"slices"
	"strings"
)

// cut stands where a text was cut short.
const cut = "…"

// long is the size, in bytes, above which a text is searched less deeply, so that a huge body does
// not hold a run up: with one layer of escapes undone, and for whole values.
const long = 1 << 20

// span is a part of a text, from a byte to before another.
type span struct{ from, to int }

// known takes the values that the redactor was given out of a text.
func (r *Redactor) known(s string) string {
	if len(r.values) == 0 || len(s) < shortest {
		return s
	}
	read := reading{text: s}
	if !strings.ContainsAny(s, marks) {
		return cover(s, r.find(read))
	}
	deep := layers
	if len(s) > long {
		deep = 1
	}
	return cover(s, r.search(read, deep, map[string]bool{}))
}

// search finds the values in a text, and in what it reads with more escapes undone. Orders that
// come to the same are searched once.
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
		if undone := in.undone(mark); len(undone.text) < len(in.text) {
			found = append(found, r.search(undone, layers-1, searched)...)
		}
	}
	return found
}

// find lists where in the written text the values stand that can be read in it. Of a value that
// was cut short its beginning is enough.
func (r *Redactor) find(in reading) []span {
	var found []span
	folded := fold(in.text)
	enter := func(from, to int) { found = append(found, span{in.place(from), in.place(to)}) }
	for _, v := range r.values {
		for from := 0; ; from++ {
			i := strings.Index(folded[from:], v)
			if i < 0 {
				break
			}
			from += i
			enter(from, from+len(v))
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
				enter(end-n, end)
			}
		}
	}
}

// overlap is how much of the beginning of a value a text ends with.
func overlap(text, value string) int {
	n := min(len(text), len(value))
	for !strings.HasSuffix(text, value[:n]) {
		n--
	}
	return n
}

// cover puts [Redacted] in the place of the parts of a text.
func cover(s string, parts []span) string {
	if len(parts) == 0 {
		return s
	}
	slices.SortFunc(parts, func(a, b span) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var b strings.Builder
	end := 0
	for i, p := range parts {
		if i == 0 || p.from >= end {
			b.WriteString(s[end:p.from])
			b.WriteString(Redacted)
		}
		end = max(end, p.to)
	}
	b.WriteString(s[end:])
	return b.String()
}
