package result

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Operation is one operation of a contract, with what was seen of it.
type Operation struct {
	Vendor    string          `json:"vendor"`
	ID        string          `json:"id"`
	Method    string          `json:"method"`
	Path      string          `json:"path"`
	File      string          `json:"file"` // of the contract
	Line      int             `json:"line"`
	Responses []ResponseCount `json:"responses"`
}

// Answer is one answer of an operation, and how often it was seen. An answer that came though
// the contract has no such status has no line.
type ResponseCount struct {
	Status     string `json:"status"`     // "201", or a range: "4XX"
	Documented bool   `json:"documented"` // by the source; the contract may say more
	Line       int    `json:"line,omitempty"`
	Seen       int    `json:"seen"`       // exchanges that were answered so
	Violations int    `json:"violations"` // pieces of evidence against rules or the contract at it
}

// grid fills in how often each answer was seen, and how often something spoke against it.
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
		for answer := range responsesOf(e, exchanges) {
			if op := at[[2]string{e.Vendor, answer.Operation()}]; op != nil {
				op.response(status(answer)).Violations++
			}
		}
	}
	for i := range filled {
		slices.SortFunc(filled[i].Responses, func(a, b ResponseCount) int { return strings.Compare(a.Status, b.Status) })
	}
	return filled
}

// answersOf is the set of the answers that a piece of evidence speaks against: those of its
// sites, or where none is one, such as for a status that the contract does not know, the one
// that came.
func responsesOf(e evidence.Evidence, exchanges map[string]*exchange.Exchange) map[rule.Site]bool {
	set := map[rule.Site]bool{}
	for _, s := range e.Sites {
		if a := s.Response(); a != "" {
			set[a] = true
		}
	}
	if x := exchanges[e.Exchange]; len(set) == 0 && x != nil && len(e.By) > 0 {
		set[x.ResponseSite()] = true
	}
	return set
}

// answer finds the answer that a status falls under: the exact one, or its range. One that the
// contract does not know is added.
func (o *Operation) response(status string) *ResponseCount {
	for _, name := range []string{status, status[:min(1, len(status))] + "XX"} {
		if i := slices.IndexFunc(o.Responses, func(a ResponseCount) bool { return a.Status == name }); i >= 0 {
			return &o.Responses[i]
		}
	}
	o.Responses = append(o.Responses, ResponseCount{Status: status})
	return &o.Responses[len(o.Responses)-1]
}

// unfilled is the grid as it was before anything was seen.
func unfilled(operations []Operation) []Operation {
	bare := slices.Clone(operations)
	for i := range bare {
		bare[i].Responses = slices.DeleteFunc(slices.Clone(bare[i].Responses), func(a ResponseCount) bool { return a.Line == 0 })
		for k := range bare[i].Responses {
			bare[i].Responses[k].Seen, bare[i].Responses[k].Violations = 0, 0
		}
	}
	return bare
}

// status is the last part of an answer's site.
func status(answer rule.Site) string {
	_, status, _ := strings.Cut(string(answer), "/")
	return status
}
