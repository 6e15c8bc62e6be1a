package reports

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// wire is an exchange as the HTML report shows it.
type wire struct {
	*exchange.Exchange
	Anchor       string
	StatusText   string // status and its name
	Sent         string
	Took         string
	Traces       []string // header lines that identify this call in the logs of a target
	Curl         string
	Embedded     bool // the target was the embedded stub, which ended with the run
	RequestView  message
	ResponseView message
}

// message is a request or a response: its header as lines, and its body with at most one marked
// place.
type message struct{ Header, Body, Marked, After, Note string }

// newWire returns the view of an exchange, with the place of the response at a JSON pointer marked.
func newWire(m result.Meta, x *exchange.Exchange, pointer string) *wire {
	return &wire{
		Exchange:     x,
		StatusText:   statusText(x.Status),
		Sent:         x.Sent.UTC().Format("2006-01-02 15:04:05.000 UTC"),
		Took:         x.Took.Round(time.Microsecond).String(),
		Traces:       traces(x),
		Curl:         x.Curl(token(m, x)),
		Embedded:     m.Target == "stub",
		RequestView:  newMessage(x.Request, x.ID, ""),
		ResponseView: newMessage(x.Response, x.ID, pointer),
	}
}

// size returns its approximate size on the page in bytes.
func (w *wire) size() int {
	return len(w.Curl) + len(w.RequestView.Header) + len(w.RequestView.Body) + len(w.ResponseView.Header) + len(w.ResponseView.Body) + len(w.ResponseView.After)
}

// traceName matches the headers that name a call in the logs of servers, proxies and tracers.
var traceName = regexp.MustCompile(`(?i)(?:request|correlation|trace|transaction)-?(?:id|parent)$|^cf-ray$`)

func traces(x *exchange.Exchange) []string {
	var all []string
	for _, m := range []exchange.Message{x.Request, x.Response} {
		for _, name := range slices.Sorted(maps.Keys(m.Header)) {
			if traceName.MatchString(name) {
				all = append(all, name+": "+strings.Join(m.Header[name], ", "))
			}
		}
	}
	return all
}

// token returns the token for a curl command: the published token of a stub, or a shell variable for
// the reader to set. A call without a credential can only have the unissued token.
func token(m result.Meta, x *exchange.Exchange) string {
	switch {
	case x.As == "":
		return exchange.Unissued
	case m.Published:
		return "demo-" + x.As
	}
	return "$" + tokenVariable(x.As)
}

// tokenVariable names the environment variable that holds the token of a credential.
func tokenVariable(credential string) string {
	return "ASSAY_TOKEN_" + strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToUpper(credential))
}

func statusText(status int) string {
	if status == 0 {
		return "no response"
	}
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}

func newMessage(m exchange.Message, id, pointer string) message {
	var lines strings.Builder
	for _, name := range slices.Sorted(maps.Keys(m.Header)) {
		for _, value := range m.Header[name] {
			fmt.Fprintf(&lines, "%s: %s\n", name, value)
		}
	}
	body, note := show(m.Body, id)
	from, to := locate(body, pointer)
	if from == to {
		from, to = len(body), len(body)
	}
	return message{Header: lines.String(), Body: body[:from], Marked: body[from:to], After: body[to:], Note: note}
}
