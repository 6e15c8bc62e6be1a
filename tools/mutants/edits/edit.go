package edits

import (
	"fmt"
	"go/ast"
	"go/token"
	"hash/fnv"
	"strings"
)

// Edit is one edit of a source file.
type Edit struct {
	Number     int    // the number of its switch, from 1; given by [Choose]
	File       string // as it was given to [Find]
	Func       string // the function that has it
	Line       int
	Operator   string
	Old, New   string // the text, and what replaces it; New is empty for a text that is removed
	In         string // the statement or condition around it, as it was
	start, end int    // of Old, as offsets in the file
	text       string // what replaces it, as it stands in the source
	host       host
	same       int // how many edits before it have the same file, function, operator and text
}

// host is what the switch chooses between: a statement, a condition, or a place where text is added.
type host struct {
	kind       kind
	start, end int
	names      string // of a definition: what it defines
}

type kind int

const (
	statement  kind = iota // if on { edited } else { original }
	condition              // on && (edited) || off && (original)
	definition             // original; if on { names = edited }
	insertion              // text before the place
)

// ID identifies an edit as long as the text around it stays: no line number is in it.
func (e Edit) ID() string {
	id := fmt.Sprintf("%s %s %s `%s`", e.File, e.Func, e.Operator, e.Old)
	if e.In != e.Old {
		id += " in `" + e.In + "`"
	}
	if e.same > 0 {
		id += fmt.Sprintf(" #%d", e.same+1)
	}
	return id
}

// What describes an edit: its text before and after.
func (e Edit) What() string {
	what := "`" + e.Old + "` becomes `" + e.New + "`"
	switch {
	case e.host.kind == insertion:
		return "`" + e.New + "` " + e.Old
	case e.New == "":
		what = "without `" + e.Old + "`"
	}
	if e.In != e.Old {
		what += " in `" + e.In + "`"
	}
	return what
}

// hash orders edits in a way that does not depend on where they stand.
func (e Edit) hash() uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(e.ID())) // never fails, by its documentation
	return h.Sum64()
}

// longest is how much of a statement is shown.
const longest = 100

// oneLine is a text in one line, without the rest of a long one.
func oneLine(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > longest {
		runes = append(runes[:longest-1], '…')
	}
	return string(runes)
}

// source is one file while its edits are looked for.
type source struct {
	name  string
	set   *token.FileSet
	file  *ast.File
	text  string
	ints  map[string]bool // integer constants of the package
	stack []ast.Node      // the nodes around the one that is looked at
	found []Edit
}

func (s *source) at(p token.Pos) int   { return s.set.Position(p).Offset }
func (s *source) of(n ast.Node) string { return s.text[s.at(n.Pos()):s.at(n.End())] }
func (s *source) parent(up int) ast.Node { // 1 is the parent
	if i := len(s.stack) - up; i >= 0 {
		return s.stack[i]
	}
	return nil
}
