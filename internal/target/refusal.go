package target

import (
	"errors"
	"fmt"
	"net/http"

	"golang.org/x/oauth2"
)

// mostQuoted is how many characters of a token endpoint's response an error quotes.
const mostQuoted = 200

// stay keeps a client from following redirects: after a 307 or 308 it would send the client
// secret to the address that Location names.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// RefusedError is a response of a token endpoint without a token.
type RefusedError struct {
	Status int // of the response
	words  string
}

func (e *RefusedError) Error() string { return e.words }

// refusal summarizes the response of a token endpoint without a token. The quotation is
// redacted before it is cut, because half a secret would not be recognized.
func refusal(err error, clean func(string) string) error {
	var refused *oauth2.RetrieveError
	if !errors.As(err, &refused) {
		return err
	}
	status := refused.Response.StatusCode
	if status/100 == 3 && refused.Response.Header.Get("Location") != "" {
		return &RefusedError{status, fmt.Sprintf("the token endpoint returned %d, a redirect to another address; assay does not follow redirects with a credential", status)}
	}
	text := string(refused.Body)
	if refused.ErrorCode != "" {
		text = refused.ErrorCode + ": " + refused.ErrorDescription
	}
	text = clean(text)
	if letters := []rune(text); len(letters) > mostQuoted {
		text = string(letters[:mostQuoted]) + "…"
	}
	return &RefusedError{status, fmt.Sprintf("the token endpoint returned %d: %q", status, text)}
}
