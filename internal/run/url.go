package run

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/assay-conformance/assay/internal/stub"
)

// address parses the base URL of a target. Its errors repeat nothing that may be secret.
func address(raw string) (*url.URL, error) {
	base, err := url.Parse(raw)
	switch {
	case err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https":
		return nil, fmt.Errorf("the target must be %q or a URL such as http://%s, not %q", StubTarget, stub.DefaultAddress, public(raw))
	case strings.ContainsAny(raw, "?#"):
		return nil, errors.New("the target must be a base URL, to which the paths of the contract are added: it must have no query and no fragment")
	}
	return base, nil
}

// public is the URL of a target without user info, query and fragment, which may hold a
// password or a key.
func public(raw string) string {
	if u, err := url.Parse(raw); err == nil && u.Host != "" {
		return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath}).String()
	}
	raw = raw[strings.LastIndex(raw, "@")+1:]
	if end := strings.IndexAny(raw, "?#"); end >= 0 {
		raw = raw[:end]
	}
	return raw
}
