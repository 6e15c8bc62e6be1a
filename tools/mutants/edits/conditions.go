package edits

import (
	"go/ast"
	"go/token"
)

var otherComparison = map[token.Token]string{
	token.EQL: "!=", token.NEQ: "==", token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">",
}

// leaf reports whether a node is a condition, or a part of one, that no && or || divides.
func (s *source) leaf(n ast.Node) (ast.Expr, bool) {
	e, ok := n.(ast.Expr)
	if !ok || isGuard(e) {
		return nil, false
	}
	switch p := unparen(e).(type) {
	case *ast.BinaryExpr:
		if p.Op == token.LAND || p.Op == token.LOR {
			return nil, false
		}
	}
	switch p := s.parent(1).(type) {
	case *ast.BinaryExpr:
		return e, p.Op == token.LAND || p.Op == token.LOR
	}
	return e, isCondition(s.parent(1), s.parent(2), s.parent(3), n)
}

// negate leaves == and != to compare.
func negate(s *source, name string, n ast.Node) {
	e, ok := s.leaf(n)
	if b, binary := n.(*ast.BinaryExpr); !ok || binary && (b.Op == token.EQL || b.Op == token.NEQ) {
		return
	}
	if not, ok := e.(*ast.UnaryExpr); ok && not.Op == token.NOT {
		s.add(name, n, s.of(not.X))
		return
	}
	s.add(name, n, "!("+s.of(n)+")")
}

func always(s *source, name string, n ast.Node) {
	if _, ok := s.leaf(n); ok && !s.ofLoop() {
		s.add(name, n, "true")
	}
}

func never(s *source, name string, n ast.Node) {
	if _, ok := s.leaf(n); ok && !s.ofLoop() {
		s.add(name, n, "false")
	}
}

// ofLoop reports whether the node that is looked at is the condition of a loop, which the operators for
// loops change.
func (s *source) ofLoop() bool {
	_, ok := s.parent(1).(*ast.ForStmt)
	return ok
}

func compare(s *source, name string, n ast.Node) {
	if b, ok := n.(*ast.BinaryExpr); ok && otherComparison[b.Op] != "" {
		s.add(name, n, s.of(b.X)+" "+otherComparison[b.Op]+" "+s.of(b.Y))
	}
}

// andOr leaves out what has a guard on one side: that is the guard's switch.
func andOr(s *source, name string, n ast.Node) {
	b, ok := n.(*ast.BinaryExpr)
	if !ok || b.Op != token.LAND && b.Op != token.LOR || isGuard(b.X) || isGuard(b.Y) {
		return
	}
	other := " || "
	if b.Op == token.LOR {
		other = " && "
	}
	s.add(name, n, "(("+s.of(b.X)+")"+other+"("+s.of(b.Y)+"))")
}
