package reports_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/reports"
)

func TestHostileTextAddsNoElements(t *testing.T) {
	count := func(r result.Result) map[string]int {
		n := map[string]int{}
		for _, e := range elements(parse(t, r)) {
			n[e.Data]++
		}
		return n
	}
	assert.Equal(t, count(taint("`harmless`")), count(taint(hostile)), "the elements of the page do not depend on the text")
	assert.NotContains(t, written(t, reports.HTML, taint(hostile)), "\u202e", "no text is reordered")
}

// taint returns the sample with the words in every text that a target or a document can influence.
func taint(words string) result.Result {
	r := sample()
	r.Meta.Target, r.Meta.Selection, r.Meta.Version, r.Meta.Commit, r.Meta.Vendors = words, words, words, words, []string{words}
	r.Footer.Verdict = words + ": " + words
	for i := range r.Rules {
		rr := &r.Rules[i]
		rr.Rule.ID, rr.Rule.Statement, rr.Rule.Vendor, rr.Rule.Note = fmt.Sprint(words, i), words, rr.Rule.Vendor+words, words
		rr.Rule.Source.Title, rr.Rule.Source.Section, rr.Rule.Source.Document = words, words+words, words
		rr.Rule.Source.URL = "https://acme.example/" + strings.ReplaceAll(words, "\x1b", "") // URLs have no control characters
		rr.Why = fmt.Sprint(words, i)
		for k := range rr.Evidence {
			e := &rr.Evidence[k]
			e.Expectation, e.Expected, e.Actual, e.Where, e.Sites = words, words, words, words, []rule.Site{rule.Site(words)}
		}
	}
	for i := range r.Trials {
		r.Trials[i].Title, r.Trials[i].Where = words, words
	}
	for i := range r.Operations {
		op := &r.Operations[i]
		op.Vendor, op.ID, op.Method, op.Path, op.File = words, words, words, words, words
		for k := range op.Responses {
			op.Responses[k].Status = fmt.Sprint(words, k)
		}
	}
	r.Proof.Version, r.Proof.Commit, r.Meta.Offers, r.Meta.Without = words, words, []string{words}, []string{words}
	for i := range r.Proof.Mutants {
		d := &r.Proof.Mutants[i]
		d.Vendor, d.ID, d.What = words, words, words
	}
	for _, x := range r.Exchanges {
		x.URL, x.Method, x.As, x.Operation, x.Step = words, words, words, words, words
		x.Request.Header = http.Header{words: {words}}
		x.Response.Body = exchange.Body(words)
	}
	return r
}
