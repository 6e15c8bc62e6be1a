package result

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Operation is one operation of a contract, with the responses that it returned.
type Operation struct {
	Vendor     string          `json:"vendor"`
	ID         string          `json:"id"` // operationId, or operationId/@form
	Method     string          `json:"method"`
	Path       string          `json:"path"`
	File       string          `json:"file"` // of the contract
	Line       int             `json:"line"`
	Deprecated bool            `json:"deprecated,omitempty"`
	Responses  []ResponseCount `json:"responses"`
}

// ResponseCount is one response of an operation, and how often it was seen. A response with a
// status that the contract does not have has no line.
type ResponseCount struct {
	Status     string `json:"status"`     // "201", or a range: "4XX"
	Documented bool   `json:"documented"` // by the source; the contract may say more
	Line       int    `json:"line,omitempty"`
	Seen       int    `json:"seen"`       // exchanges that got this response
	Violations int    `json:"violations"` // pieces of evidence against the target at it
}

// grid fills in how often each response was seen, and how much evidence counts against it.
func grid(operations []Operation, trials []Trial, against []evidence.Evidence, exchanges map[string]*exchange.Exchange) []Operation {
	filled := make([]Operation, len(operations))
	at := map[[2]string]*Operation{}
	for i, op := range operations {
		op.Responses = slices.Clone(op.Responses)
		filled[i] = op
		at[[2]string{op.Vendor, op.ID}] = &filled[i]
	}
	for _, t := range trials {
		for site, n := range t.Responses {
			if op := at[[2]string{t.Vendor, site.Operation()}]; op != nil {
				op.response(status(site)).Seen += n
			}
		}
	}
	for _, e := range against {
		for response := range responsesOf(e, exchanges) {
			if op := at[[2]string{e.Vendor, response.Operation()}]; op != nil {
				op.response(status(response)).Violations++
			}
		}
	}
	for i := range filled {
		slices.SortFunc(filled[i].Responses, func(a, b ResponseCount) int { return strings.Compare(a.Status, b.Status) })
	}
	return filled
}

// responsesOf returns the set of responses that a piece of evidence counts against: those of its
// sites, or, if none of them is at a response, as for a status that the contract does not have,
// the one that the exchange got.
func responsesOf(e evidence.Evidence, exchanges map[string]*exchange.Exchange) map[rule.Site]bool {
	set := map[rule.Site]bool{}
	for _, s := range e.Sites {
		if response := s.Response(); response != "" {
			set[response] = true
		}
	}
	if x := exchanges[e.Exchange]; len(set) == 0 && x != nil && len(e.By) > 0 {
		set[x.ResponseSite()] = true
	}
	return set
}

// response finds the response for a status: the exact one, or its range. A status that the
// contract does not have is added.
func (o *Operation) response(status string) *ResponseCount {
	for _, name := range []string{status, status[:min(1, len(status))] + "XX"} {
		if i := slices.IndexFunc(o.Responses, func(r ResponseCount) bool { return r.Status == name }); i >= 0 {
			return &o.Responses[i]
		}
	}
	o.Responses = append(o.Responses, ResponseCount{Status: status})
	return &o.Responses[len(o.Responses)-1]
}

// unfilled returns the grid with all counts zero.
func unfilled(operations []Operation) []Operation {
	bare := slices.Clone(operations)
	for i := range bare {
		bare[i].Responses = slices.DeleteFunc(slices.Clone(bare[i].Responses), func(r ResponseCount) bool { return r.Line == 0 })
		for k := range bare[i].Responses {
			bare[i].Responses[k].Seen, bare[i].Responses[k].Violations = 0, 0
		}
	}
	return bare
}

// status returns the last part of a response's site.
func status(response rule.Site) string {
	return strings.TrimPrefix(string(response), response.Operation()+"/")
}
