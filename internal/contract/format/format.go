// Package format says what a text of each format of OpenAPI is, once for both validators, the stubs, and
// every place that a value can stand in.
//
//	format.Texts["date"]("2026-02-31") // an error: there is no such day
//
// It is as strict as the standards that define the formats, and no stricter: a uuid is any 32 hexadecimal
// digits in groups of 8-4-4-4-12, whatever its version.
package format

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// Texts has a check for each format of a text. It returns why a text has not the format; nil if it has.
var Texts = map[string]func(string) error{
	"byte":      isBase64,
	"cidr":      isPrefix,
	"date":      isDate,
	"date-time": isDateTime,
	"email":     isAddress,
	"hostname":  isHostname,
	"ipv4":      func(s string) error { return isIP(s, netip.Addr.Is4) },
	"ipv6":      func(s string) error { return isIP(s, netip.Addr.Is6) },
	"uri":       isURI,
	"uuid":      isUUID,
}

var (
	uuid = regexp.MustCompile(`^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$`)
	uri  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(#([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?$`)
	host = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$`)
	// dateTime is that of RFC 3339, section 5.6, with the date, the time of day, the seconds and the offset.
	dateTime = regexp.MustCompile(`^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}):([0-9]{2})(\.[0-9]+)?([Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$`)
)

func isUUID(s string) error { return matches(uuid, s, "a UUID") }

func matches(pattern *regexp.Regexp, s, what string) error {
	if !pattern.MatchString(s) {
		return fmt.Errorf("not %s", what)
	}
	return nil
}

// isDate reports whether there is such a day: full-date of RFC 3339.
func isDate(s string) error {
	_, err := time.Parse(time.DateOnly, s)
	return err
}

// isDateTime takes a leap second, which is at the end of a day in UTC (RFC 3339, section 5.7).
func isDateTime(s string) error {
	parts := dateTime.FindStringSubmatch(s)
	if parts == nil {
		return errors.New("not a date and time of RFC 3339")
	}
	second := parts[3]
	if second == "60" {
		second = "59"
	}
	at, err := time.Parse(time.RFC3339, parts[1]+"T"+parts[2]+":"+second+strings.ToUpper(parts[5]))
	if err == nil && parts[3] == "60" && at.UTC().Format("15:04") != "23:59" {
		err = errors.New("a leap second is at the end of a day in UTC")
	}
	return err
}

func isBase64(s string) error {
	_, err := base64.StdEncoding.DecodeString(s)
	return err
}

func isPrefix(s string) error {
	_, err := netip.ParsePrefix(s)
	return err
}

func isIP(s string, of func(netip.Addr) bool) error {
	ip, err := netip.ParseAddr(s)
	if err == nil && (!of(ip) || ip.Zone() != "") {
		err = errors.New("an address of another version")
	}
	return err
}

// isURI is that of RFC 3986: with a scheme, and without characters that must be escaped.
func isURI(s string) error {
	if err := matches(uri, s, "a URI"); err != nil {
		return err
	}
	_, err := url.Parse(s)
	return err
}

func isAddress(s string) error {
	a, err := mail.ParseAddress(s)
	quoted := strings.HasPrefix(s, `"`) && strings.Contains(s, `"@`)
	if err == nil && a.Address != s && !quoted {
		err = errors.New("not only an address")
	}
	return err
}

// isHostname is that of RFC 1123, section 2.1.
func isHostname(s string) error {
	if len(s) > 253 {
		return errors.New("longer than 253 characters")
	}
	for _, label := range strings.Split(strings.TrimSuffix(s, "."), ".") {
		if err := matches(host, label, "a label of a host name"); err != nil {
			return err
		}
	}
	return nil
}
