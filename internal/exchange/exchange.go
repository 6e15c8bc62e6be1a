// Package exchange represents what went over the wire: one request with its response.
//
// # Life of an exchange
//
// An exchange goes through three steps, always in this order. [Do] captures it whole; package
// contract judges it and adds its findings; then a [Log] redacts and records it. Nothing is
// stored unredacted, and reports use only the exchanges that the log kept.
//
//	e, err := exchange.Do(transport, time.Now, req)
//	log.Record(e, redactor, keep)
package exchange

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// MaxBody is the largest response body, in bytes, that is read; a larger one is an error.
const MaxBody = 16 << 20

// Exchange is one request with its response.
type Exchange struct {
	ID        string        `json:"id"`             // number of the trial, a dot, number within the trial: the same in every run of the same plan
	Trial     string        `json:"trial"`          // id of the trial that made the call
	Step      string        `json:"step,omitempty"` // step of the trial in words, such as "Given an existing segment"
	Operation string        `json:"operation"`      // operationId of the contract
	As        string        `json:"as"`             // name of the credential; empty if none was sent
	Method    string        `json:"method"`
	Base      string        `json:"-"` // the target's part of the URL, before the path in the contract
	URL       string        `json:"url"`
	Request   Message       `json:"request"`
	Status    int           `json:"status"` // HTTP status; 0 without a response
	Response  Message       `json:"response"`
	Sent      time.Time     `json:"sent"` // by the target's clock, UTC
	Took      time.Duration `json:"took"` // nanoseconds, by the target's clock

	OnPurpose rule.Site          `json:"on_purpose,omitempty"` // the one constraint that the request violates; empty if it must conform
	Findings  []evidence.Finding `json:"-"`                    // as judged; the record of the trial keeps those about the response

	Validated []rule.Site `json:"-"` // sites of the response that were validated; empty if nothing was judged
	Exercised []rule.Site `json:"-"` // sites that the request exercised
}

// Message is the request or the response of an exchange.
type Message struct {
	Header http.Header `json:"header,omitempty"`
	Body   Body        `json:"body,omitempty"`
}

// ResponseSite returns the site of the response, operation/status; empty without a response.
func (e *Exchange) ResponseSite() rule.Site {
	if e.Status == 0 {
		return ""
	}
	return rule.MakeSite(e.Operation, fmt.Sprint(e.Status))
}

// JSON decodes the body of the response; numbers are json.Number.
func (e *Exchange) JSON() (any, error) { return e.Response.Body.JSON() }

// Body is a message body, byte for byte. In JSON it is written as text, or as "base64:..." if it is
// not UTF-8.
type Body []byte

// JSON decodes the body; numbers are json.Number, so that no digit is lost.
func (b Body) JSON() (any, error) {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	return v, nil
}

const base64Prefix = "base64:"

// MarshalText encodes the body as text.
func (b Body) MarshalText() ([]byte, error) {
	if utf8.Valid(b) && !bytes.HasPrefix(b, []byte(base64Prefix)) {
		return b, nil
	}
	return []byte(base64Prefix + base64.StdEncoding.EncodeToString(b)), nil
}

// UnmarshalText decodes what MarshalText encoded.
func (b *Body) UnmarshalText(text []byte) error {
	if raw, ok := strings.CutPrefix(string(text), base64Prefix); ok {
		decoded, err := base64.StdEncoding.DecodeString(raw)
		*b = decoded
		return err
	}
	*b = bytes.Clone(text)
	return nil
}

// Do sends a request and captures the whole exchange. An error is one of the connection; the
// exchange is returned with it, so that the request is not lost. Redirects are not followed.
func Do(rt http.RoundTripper, now func() time.Time, req *http.Request) (*Exchange, error) {
	e := &Exchange{Method: req.Method, URL: req.URL.String(), Sent: now().UTC()}
	if req.Body != nil {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			return e, fmt.Errorf("reading the request body: %w", err)
		}
		e.Request.Body = body
		req.Body = io.NopCloser(bytes.NewReader(body))
	}
	e.Request.Header = req.Header.Clone()
	resp, err := rt.RoundTrip(req)
	if err != nil {
		return e, fmt.Errorf("%s %s: %w", req.Method, req.URL.Redacted(), err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, MaxBody+1))
	if err != nil {
		return e, fmt.Errorf("%s %s: reading the response: %w", req.Method, req.URL.Redacted(), err)
	}
	if len(body) > MaxBody {
		return e, fmt.Errorf("%s %s: the response is larger than %d bytes", req.Method, req.URL.Redacted(), MaxBody)
	}
	e.Status, e.Response = resp.StatusCode, Message{Header: resp.Header.Clone(), Body: body}
	e.Took = now().Sub(e.Sent)
	return e, nil
}
