package derive

import (
	"context"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// mostLetters is how many letters of several bytes a text gets.
const mostLetters = 8

// inLetters is atEdge with letters beyond ASCII at the end of the text: a limit counts characters, not bytes. The
// documents do not say that such letters are accepted, so a shorter text with as many of them comes first. If that is
// refused, nothing is judged.
func (d *deriver) inLetters(c contract.Constraint, edge contract.Edit, title string) func(context.Context, *trial.Session) error {
	return func(ctx context.Context, s *trial.Session) error {
		send := func(short bool) (trial.Call, bool, error) {
			call, err := s.Arrange(ctx, d.op.ID, c.Variant(), resource.Full)
			if err != nil {
				return call, false, err
			}
			if call, _, err = change(d.op, call, c, edge); err != nil {
				return call, false, err
			}
			fit(s.Resources.Owner(d.op.ID), &call, c, edge)
			able := false
			call, _, err = change(d.op, call, c, contract.Edit{Do: func(old any) (any, bool) {
				text, _ := old.(string)
				changed, ok := lettered(text, short)
				able = ok
				return changed, false
			}})
			return call, able, err
		}
		call, able, err := send(true)
		if err != nil || !able {
			return err
		}
		s.Step = twinned
		twin, err := s.Send(ctx, call)
		if err != nil || !trial.Succeeded(twin) {
			return err
		}
		s.Step = arranging
		if call, _, err = send(false); err != nil {
			return err
		}
		s.Step = when(title)
		e, err := s.Observed(ctx, call)
		if err != nil {
			return err
		}
		success, _ := d.op.Success()
		s.Judge(e, trial.Exactly(success), title, c.Site)
		return nil
	}
}

// lettered replaces the last characters of a text by letters of two bytes; a short one is so much shorter that it has
// no more bytes than the text had. It is not able to where that would leave too little to tell texts apart.
func lettered(text string, short bool) (changed string, able bool) {
	letters := []rune(text)
	n := min(mostLetters, (len(letters)-uniquePart)/2)
	if n <= 0 {
		return text, false
	}
	if short {
		letters = letters[:len(letters)-n]
	}
	return string(letters[:len(letters)-n]) + strings.Repeat("é", n), true
}

// takesLetters reports whether a text at an edge is long enough to get some.
func takesLetters(edge contract.Edit) bool {
	value, _ := edge.Do("")
	text, _ := value.(string)
	_, able := lettered(text, true)
	return able
}
