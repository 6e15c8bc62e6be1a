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

// refusedSession is a response to a sign-in that opened no session.
type refusedSession struct {
	*http.Response
	body []byte
}

func (e *refusedSession) Error() string { return fmt.Sprintf("the sign-in returned %d", e.StatusCode) }

// RefusedError is a response of a token endpoint without a token, or to a sign-in that opened no
// session.
type RefusedError struct {
	Status int // of the response
	words  string
}

func (e *RefusedError) Error() string { return e.words }

// refusal summarizes such a response. The quotation is
// redacted before it is cut, because half a secret would not be recognized.
func refusal(err error, clean func(string) string) error {
	var token *oauth2.RetrieveError
	var session *refusedSession
	var resp *http.Response
	var who, text string
	switch {
	case errors.As(err, &token):
		resp, who, text = token.Response, "the token endpoint", string(token.Body)
		if token.ErrorCode != "" {
			text = token.ErrorCode + ": " + token.ErrorDescription
		}
	case errors.As(err, &session):
		resp, who, text = session.Response, "the sign-in", string(session.body)
	default:
		return err
	}
	status := resp.StatusCode
	if status/100 == 3 && resp.Header.Get("Location") != "" {
		return &RefusedError{status, fmt.Sprintf("%s returned %d, a redirect to another address; assay does not follow redirects with a credential", who, status)}
	}
	text = clean(text)
	if letters := []rune(text); len(letters) > mostQuoted {
		text = string(letters[:mostQuoted]) + "…"
	}
	return &RefusedError{status, fmt.Sprintf("%s returned %d: %q", who, status, text)}
}
