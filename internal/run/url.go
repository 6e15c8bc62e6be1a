package run

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/assay-conformance/assay/internal/stub"
)

// checkURL says why a text is no URL of a target.
func checkURL(raw string) error {
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("the target is %q or a URL such as http://%s, not %q", StubTarget, stub.DefaultAddress, public(raw))
	case strings.ContainsAny(raw, "?#"):
		return errors.New("the paths of the contract are added to the URL of the target: it must have no query and no fragment")
	}
	return nil
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
