package trial

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// What a telling name has after its unique part: capitals, spaces, digits, an apostrophe and a letter
// beyond ASCII, up to 60 characters. A server that stores names in one case, in ASCII, cut or escaped
// cannot show such a name as it was sent.
const (
	telling     = " Süd O'Hara 42 Unit B Overflow Area 7 Second Floor East Side"
	tellingSize = 60
)

// Name returns a name for a thing that no other call of the run has used: a telling one, unless the
// contract or the target does not take it.
func (s *Session) Name(r *resource.Resource) string {
	s.names++
	plain := fmt.Sprintf("%s-%d-%d", s.prefix, s.Record.Number, s.names)
	long := strings.TrimSpace(first(max(len(plain), tellingSize), plain+telling))
	if s.Target.TakesPlainNames() || !s.takesName(r, long) {
		return plain
	}
	s.telling[long] = true
	return long
}

// first returns the first characters of a text, at most n.
func first(n int, text string) string {
	letters := []rune(text)
	return string(letters[:min(n, len(letters))])
}

// takesName reports whether the contract allows a name in a creation.
func (s *Session) takesName(r *resource.Resource, name string) bool {
	op := s.Contract.Operation(r.Create)
	if op == nil {
		return true
	}
	for _, form := range append([]string{""}, r.Creation.Forms.Names...) {
		place, known := op.Body.Place(map[string]any{r.Creation.By: form, r.Name.Sent: nil}, r.Name.Sent)
		if known && place.Takes(name) != nil {
			return false
		}
	}
	return true
}

// plainer reports whether a call was refused that may be accepted with a plainer name: a target may
// take fewer characters, and the sources do not say which. It then makes the name in the body plain, in
// place, so that the caller knows what was sent.
func (s *Session) plainer(call Call, e *exchange.Exchange, op *contract.Operation) bool {
	name := s.tellingName(call.Body)
	if name == "" || call.OnPurpose != "" || !op.Writes() {
		return false
	}
	if Succeeded(e) {
		s.Target.TookTellingName()
	}
	if s.Target.TakesTellingNames() || e.Status != http.StatusBadRequest && e.Status != http.StatusUnprocessableEntity {
		return false
	}
	rename(call.Body, name)
	return true
}

// tellingName returns the telling name in a body; empty if there is none.
func (s *Session) tellingName(body any) (found string) {
	walkTexts(body, func(text string) string {
		if s.telling[text] {
			found = text
		}
		return text
	})
	return found
}

// rename cuts a telling name in a body to its unique part.
func rename(body any, name string) {
	plain, _, _ := strings.Cut(name, " ")
	walkTexts(body, func(text string) string {
		if text == name {
			return plain
		}
		return text
	})
}

// walkTexts replaces every text in a JSON value, in place.
func walkTexts(value any, do func(string) string) {
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			if text, ok := inner.(string); ok {
				v[name] = do(text)
				continue
			}
			walkTexts(inner, do)
		}
	case []any:
		for i, inner := range v {
			if text, ok := inner.(string); ok {
				v[i] = do(text)
				continue
			}
			walkTexts(inner, do)
		}
	}
}
