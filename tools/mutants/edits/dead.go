package edits

import (
	"go/ast"
	"go/token"
	"strings"
)

// dead reports whether a node has no effect as long as the stub enforces all of its guards: the branch that
// is taken while a guard is off, what is one of several conditions for it, and the guard itself.
func (s *source) dead(n ast.Node) bool {
	child := n
	for up := 0; ; up++ {
		if e, ok := child.(ast.Expr); ok && isGuard(e) {
			return true
		}
		parent := s.parent(up + 1)
		switch p := parent.(type) {
		case nil:
			return false
		case *ast.BinaryExpr:
			if p.Op == token.LAND && (needsOff(p.X) || needsOff(p.Y)) {
				return true
			}
			if p.Op == token.LOR && (isGuard(p.X) && !isOff(p.X) || isGuard(p.Y) && !isOff(p.Y)) {
				return true // a guard that is on decides
			}
		case *ast.IfStmt:
			if child == p.Body && needsOff(p.Cond) || child == p.Else && isGuard(p.Cond) && !isOff(p.Cond) {
				return true
			}
		case *ast.CaseClause:
			if stmt, body := child.(ast.Stmt); body && (len(p.List) == 1 && needsOff(p.List[0]) || decided(s.parent(up+2), p) || returned(p.Body, stmt)) {
				return true
			}
		case *ast.BlockStmt:
			if stmt, ok := child.(ast.Stmt); ok && returned(p.List, stmt) {
				return true
			}
		}
		child = parent
	}
}

// returned reports whether a function has returned before a statement of a list, because a guard is on.
func returned(list []ast.Stmt, before ast.Stmt) bool {
	for _, stmt := range list {
		if stmt == before {
			return false
		}
		choice, ok := stmt.(*ast.IfStmt)
		if !ok || !isGuard(choice.Cond) || isOff(choice.Cond) || len(choice.Body.List) == 0 {
			continue
		}
		if _, ok := choice.Body.List[len(choice.Body.List)-1].(*ast.ReturnStmt); ok {
			return true
		}
	}
	return false
}

// decided reports whether a case of a switch comes after one that a guard that is on decides.
func decided(block ast.Node, clause *ast.CaseClause) bool {
	list, ok := block.(*ast.BlockStmt)
	if !ok {
		return false
	}
	for _, stmt := range list.List {
		earlier, ok := stmt.(*ast.CaseClause)
		if !ok || earlier == clause {
			return false
		}
		if len(earlier.List) == 1 && isGuard(earlier.List[0]) && !isOff(earlier.List[0]) {
			return true
		}
	}
	return false
}

// isGuard reports whether an expression asks whether a guard is enforced, or is not.
func isGuard(e ast.Expr) bool {
	switch e := unparen(e).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.NOT && isGuard(e.X)
	case *ast.CallExpr:
		return strings.EqualFold(called(e), "enforces")
	}
	return false
}

// isOff reports whether a guard's question is for a guard that is off.
func isOff(e ast.Expr) bool {
	not, ok := unparen(e).(*ast.UnaryExpr)
	return ok && not.Op == token.NOT
}

// needsOff reports whether a condition can hold only while a guard is off.
func needsOff(e ast.Expr) bool {
	if b, ok := unparen(e).(*ast.BinaryExpr); ok && b.Op == token.LAND {
		return needsOff(b.X) || needsOff(b.Y)
	}
	return isGuard(e) && isOff(e)
}

func unparen(e ast.Expr) ast.Expr { return ast.Unparen(e) }
