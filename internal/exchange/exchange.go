// Package exchange is what went over the wire: one request with its response.
//
// An exchange lives through three steps, always in this order. It is captured whole by [Do],
// judged (package contract writes its findings into it), and only then redacted and recorded.
// Nothing that was not redacted is ever stored: [Log] redacts before it writes, and a report
// sees only what the log has kept.
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

// MaxBody is how much of a response body is read, in bytes; more is an error of the target.
const MaxBody = 16 << 20

// Exchange is one request with its response.
type Exchange struct {
	ID        string        `json:"id"`             // number of the trial, a dot, number within the trial: the same in every run of the same plan
	Trial     string        `json:"trial"`          // id of the trial that made the call
	Step      string        `json:"step,omitempty"` // step of the trial in words, such as "Given an existing segment"
	Operation string        `json:"operation"`      // operationId of the contract
	As        string        `json:"as"`             // name of the credential; empty when none was sent
	Method    string        `json:"method"`
	Base      string        `json:"-"` // the part of the URL that is the target's, before the contract's path
	URL       string        `json:"url"`
	Request   Message       `json:"request"`
	Status    int           `json:"status"` // HTTP status; 0 when no answer came
	Response  Message       `json:"response"`
	Sent      time.Time     `json:"sent"` // by the target's clock, UTC
	Took      time.Duration `json:"took"` // nanoseconds, by the target's clock

	OnPurpose rule.Site          `json:"on_purpose,omitempty"` // the one constraint that the request breaks; empty when it must conform
	Findings  []evidence.Finding `json:"-"`                    // as judged; the record of the trial keeps those about the answer

	Validated []rule.Site `json:"-"` // sites of the answer that were validated; empty means nothing was judged
	Exercised []rule.Site `json:"-"` // sites of the request that the request exercised
}

// Message is one half of an exchange.
type Message struct {
	Header http.Header `json:"header,omitempty"`
	Body   Body        `json:"body,omitempty"`
}

// Answer is the site of the answer as it came, operation/status; empty when none came.
func (e *Exchange) ResponseSite() rule.Site {
	if e.Status == 0 {
		return ""
	}
	return rule.MakeSite(e.Operation, fmt.Sprint(e.Status))
}

// JSON decodes the body of the answer; numbers stay json.Number.
func (e *Exchange) JSON() (any, error) { return e.Response.Body.JSON() }

// Body is a message body as it came. In JSON it stands as text, or as "base64:..." when it
// is not UTF-8.
type Body []byte

// JSON decodes the body; numbers stay json.Number, so that no digit is lost.
func (b Body) JSON() (any, error) {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	return v, nil
}

const base64Mark = "base64:"

// MarshalText writes the body as text.
func (b Body) MarshalText() ([]byte, error) {
	if utf8.Valid(b) && !bytes.HasPrefix(b, []byte(base64Mark)) {
		return b, nil
	}
	return []byte(base64Mark + base64.StdEncoding.EncodeToString(b)), nil
}

// UnmarshalText reads what MarshalText wrote.
func (b *Body) UnmarshalText(text []byte) error {
	if raw, ok := strings.CutPrefix(string(text), base64Mark); ok {
		decoded, err := base64.StdEncoding.DecodeString(raw)
		*b = decoded
		return err
	}
	*b = bytes.Clone(text)
	return nil
}

// Do sends a request and captures the exchange whole. The error is one of the connection; the
// exchange is returned with it, so that what was sent is not lost. Redirects are not followed.
func Do(rt http.RoundTripper, now func() time.Time, req *http.Request) (*Exchange, error) {
	e := &Exchange{Method: req.Method, URL: req.URL.String(), Sent: now().UTC()}
	if req.Body != nil {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			return e, fmt.Errorf("reading our own request body: %w", err)
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
		return e, fmt.Errorf("%s %s: reading the answer: %w", req.Method, req.URL.Redacted(), err)
	}
	if len(body) > MaxBody {
		return e, fmt.Errorf("%s %s: the answer is larger than %d bytes", req.Method, req.URL.Redacted(), MaxBody)
	}
	e.Status, e.Response = resp.StatusCode, Message{Header: resp.Header.Clone(), Body: body}
	e.Took = now().Sub(e.Sent)
	return e, nil
}
