package mutant

import (
	"net/http"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// waits lists mutants with a Retry-After that no client can use, if the response has one.
func waits(c *contract.Contract, r contract.Response) []Mutant {
	site := rule.MakeSite(string(r.Site), "header", "Retry-After")
	if !c.Has(site) {
		return nil
	}
	var all []Mutant
	for how, what := range map[string]struct{ value, words string }{
		"zero":     {"0", "no delay"},
		"negative": {"-5", "a negative delay"},
		"absurd":   {"99999999", "a delay of more than three years"},
		"past":     {"Thu, 01 Jan 1970 00:00:00 GMT", "a date in the past"},
		"prose":    {"soon", "text that is no delay"},
	} {
		all = append(all, alter(c, http.StatusTooManyRequests, Mutant{ID: string(site) + ":" + how, Kind: AlterResponse, Site: site, What: "Retry-After has " + what.words},
			func(w *response) { w.header.Set("Retry-After", what.value) }))
	}
	return all
}
