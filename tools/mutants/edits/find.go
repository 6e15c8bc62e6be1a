package edits

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
)

// Find returns every edit of the files, named below a folder. Files of one directory are of one package.
func Find(folder string, names ...string) ([]Edit, error) {
	var sources []*source
	ints := map[string]map[string]bool{} // by directory
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		s, err := parse(name, string(text))
		if err != nil {
			return nil, err
		}
		dir := filepath.Dir(name)
		if ints[dir] == nil {
			ints[dir] = map[string]bool{}
		}
		s.ints = ints[dir]
		s.constants()
		sources = append(sources, s)
	}
	var all []Edit
	for _, s := range sources {
		all = append(all, s.edits()...)
	}
	return all, nil
}

func parse(name, text string) (*source, error) {
	s := &source{name: name, set: token.NewFileSet(), text: text, ints: map[string]bool{}}
	var err error
	if s.file, err = parser.ParseFile(s.set, name, text, parser.SkipObjectResolution); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return s, nil
}

// constants notes the package's constants that are plain integers.
func (s *source) constants() {
	for _, d := range s.file.Decls {
		group, ok := d.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		for _, spec := range group.Specs {
			value := spec.(*ast.ValueSpec)
			for i, name := range value.Names {
				if i < len(value.Values) && isInt(value.Values[i]) {
					s.ints[name.Name] = true
				}
			}
		}
	}
}

// isInt reports whether an expression is an integer, or a sum, product or shift of integers.
func isInt(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.INT
	case *ast.BinaryExpr:
		return isInt(e.X) && isInt(e.Y)
	}
	return false
}

// edits looks at every node of the file's functions with every operator.
func (s *source) edits() []Edit {
	seen := map[string]int{}
	for _, d := range s.file.Decls {
		name := "the package"
		if f, ok := d.(*ast.FuncDecl); ok {
			name = f.Name.Name
		}
		from := len(s.found)
		ast.Inspect(d, func(n ast.Node) bool {
			if n == nil {
				s.stack = s.stack[:len(s.stack)-1]
				return true
			}
			for _, o := range Operators {
				o.find(s, o.Name, n)
			}
			s.stack = append(s.stack, n)
			return true
		})
		for i := range s.found[from:] {
			e := &s.found[from+i]
			e.Func = name
			id := e.ID()
			e.same = seen[id]
			seen[id]++
		}
	}
	return s.found
}

// add notes that an operator replaces a node by a text, if there is a host for a switch.
func (s *source) add(operator string, n ast.Node, text string) {
	if h, ok := s.host(n); ok && !s.dead(n) {
		s.put(Edit{Operator: operator, Old: oneLine(s.of(n)), New: oneLine(text), start: s.at(n.Pos()), end: s.at(n.End()), text: text, In: oneLine(s.text[h.start:h.end]), host: h, Line: s.set.Position(n.Pos()).Line})
	}
}

// insert notes that an operator adds a text at a place.
func (s *source) insert(operator string, at token.Pos, text, where string, near ast.Node) {
	if s.dead(near) {
		return
	}
	h := host{kind: insertion, start: s.at(at), end: s.at(at)}
	s.put(Edit{Operator: operator, Old: where, New: text, start: h.start, end: h.end, text: text, In: where, host: h, Line: s.set.Position(near.Pos()).Line})
}

func (s *source) put(e Edit) {
	e.File = s.name
	s.found = append(s.found, e)
}
