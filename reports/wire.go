package reports

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// wire is an exchange as the HTML report shows it.
type wire struct {
	*exchange.Exchange
	Answer   string // status and its name
	Sent     string
	Took     string
	Curl     string
	Asked    message
	Answered message
}

// message is one half of an exchange: its header in lines, and its body.
type message struct{ Header, Body, Note string }

func newWire(m result.Meta, x *exchange.Exchange) *wire {
	return &wire{
		Exchange: x,
		Answer:   answer(x.Status),
		Sent:     x.Sent.UTC().Format("2006-01-02 15:04:05.000 UTC"),
		Took:     x.Took.Round(time.Microsecond).String(),
		Curl:     x.Curl(token(m, x)),
		Asked:    newMessage(x.Request, x.ID),
		Answered: newMessage(x.Response, x.ID),
	}
}

// token is what stands for the credential in a curl line: the stub's published one, which
// works as it is, or a shell variable that the reader sets.
func token(m result.Meta, x *exchange.Exchange) string {
	if m.Published {
		return "demo-" + x.As
	}
	return "$ASSAY_TOKEN"
}

func answer(status int) string {
	if status == 0 {
		return "no answer"
	}
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}

func newMessage(m exchange.Message, id string) message {
	var lines strings.Builder
	for _, name := range slices.Sorted(maps.Keys(m.Header)) {
		for _, value := range m.Header[name] {
			fmt.Fprintf(&lines, "%s: %s\n", name, value)
		}
	}
	body, note := show(m.Body, id)
	return message{Header: lines.String(), Body: body, Note: note}
}
