package mutant

import (
	"net/http"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// waits lists the Retry-Afters that no client can use, where the document has one.
func waits(c *contract.Contract, a contract.Response) []Mutant {
	site := rule.MakeSite(string(a.Site), "header", "Retry-After")
	if !c.Has(site) {
		return nil
	}
	var all []Mutant
	for how, what := range map[string]struct{ value, words string }{
		"zero":     {"0", "no time at all"},
		"negative": {"-5", "a time before now"},
		"absurd":   {"99999999", "more than three years"},
		"past":     {"Thu, 01 Jan 1970 00:00:00 GMT", "a date that is long over"},
		"prose":    {"soon", "no time"},
	} {
		all = append(all, alter(c, http.StatusTooManyRequests, Mutant{ID: string(site) + ":" + how, Kind: AlterResponse, Site: site, What: "Retry-After says " + what.words},
			func(w *response) { w.header.Set("Retry-After", what.value) }))
	}
	return all
}
