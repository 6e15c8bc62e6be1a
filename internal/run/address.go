package run

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/assay-conformance/assay/internal/stub"
)

// address reads the base URL of a target. What a base URL cannot have may be secret: no error
// repeats it.
func address(text string) (*url.URL, error) {
	base, err := url.Parse(text)
	switch {
	case err == nil && base.User != nil:
		return nil, errors.New("the URL of a target has no user and no password: a run on a URL signs in with the credentials that an assay stub publishes (assay stub lists them)")
	case strings.ContainsAny(text, "?#"):
		return nil, errors.New("the URL of a target is a base URL, before the paths of the contract: it has no query (?) and no fragment (#)")
	case err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https":
		given := ""
		if !strings.Contains(text, "@") {
			given = fmt.Sprintf(", not %q", text)
		}
		return nil, fmt.Errorf("the target is %q or a URL such as http://%s%s", StubTarget, stub.DefaultAddress, given)
	}
	return base, nil
}
