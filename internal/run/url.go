package run

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/assay-conformance/assay/internal/stub"
)

// address reads the base URL of a target. Its errors repeat nothing that may be secret.
func address(raw string) (*url.URL, error) {
	base, err := url.Parse(raw)
	switch {
	case err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https":
		return nil, fmt.Errorf("the target is %q or a URL such as http://%s, not %q", StubTarget, stub.DefaultAddress, public(raw))
	case strings.ContainsAny(raw, "?#"):
		return nil, errors.New("the URL of a target is a base URL, to which the paths of the contract are added: it must have no query and no fragment")
	}
	return base, nil
}

// public is the URL of a target as it may be written down: without what stands before its host
// and after its path, which may be a password or a key.
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
