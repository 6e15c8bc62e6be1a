package target

import (
	"errors"
	"fmt"
	"net/http"

	"golang.org/x/oauth2"
)

// mostQuoted is how many characters of a token endpoint's answer an error quotes.
const mostQuoted = 200

// stay keeps a client from following a redirect: a 307 or 308 would have it send the client
// secret to whatever address a Location names.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// refusal says in short what a token endpoint answered instead of a token. What is quoted is
// cleaned before it is cut, for half a secret is not known to be one.
func refusal(err error, clean func(string) string) error {
	var refused *oauth2.RetrieveError
	if !errors.As(err, &refused) {
		return err
	}
	status := refused.Response.StatusCode
	if status/100 == 3 && refused.Response.Header.Get("Location") != "" {
		return fmt.Errorf("the token endpoint answered %d and points to another address; assay follows no redirect with a credential", status)
	}
	said := string(refused.Body)
	if refused.ErrorCode != "" {
		said = refused.ErrorCode + ": " + refused.ErrorDescription
	}
	said = clean(said)
	if letters := []rune(said); len(letters) > mostQuoted {
		said = string(letters[:mostQuoted]) + "…"
	}
	return fmt.Errorf("the token endpoint answered %d: %q", status, said)
}
