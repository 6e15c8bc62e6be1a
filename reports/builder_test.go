package reports

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestExchangeIsShownOnce(t *testing.T) {
	t.Parallel()
	b := newBuilder(result.Result{Exchanges: map[string]*exchange.Exchange{"1.1": {ID: "1.1"}}})
	first, at := b.exchange("1.1", "")
	assert.NotNil(t, first)
	again, shown := b.exchange("1.1", "")
	assert.Nil(t, again)
	assert.Equal(t, at, shown, "another rule links to it")
	missing, nowhere := b.exchange("9.9", "")
	assert.Nil(t, missing)
	assert.Empty(t, nowhere)
}

func TestExchangesFitOnPage(t *testing.T) {
	t.Parallel()
	r := result.Result{Exchanges: map[string]*exchange.Exchange{}}
	for i := range 500 {
		id := fmt.Sprint(i)
		r.Exchanges[id] = &exchange.Exchange{ID: id, Response: exchange.Message{Body: exchange.Body(strings.Repeat("x", 10_000))}}
	}
	b := newBuilder(r)
	shown := 0
	for i := range 500 {
		if w, _ := b.exchange(fmt.Sprint(i), ""); w != nil {
			shown++
		}
	}
	assert.Less(t, shown*maxBody, maxWire, "bodies are truncated, and their number is limited")
	assert.Greater(t, shown, 100)
}

// failing returns a run of one trial with a number of calls, and evidence in the last two.
func failing(calls int) (result.Result, []evidence.Evidence) {
	r := result.Result{Exchanges: map[string]*exchange.Exchange{}, Trials: []result.Trial{{Number: 7, ID: "t", Vendor: "v"}}}
	t := &r.Trials[0]
	for i := range calls {
		id := fmt.Sprintf("7.%d", i+1)
		r.Exchanges[id] = &exchange.Exchange{ID: id, Step: fmt.Sprint("step ", i/2), URL: "http://host/things?q=1", Status: 200}
		t.Exchanges = append(t.Exchanges, id)
		if i >= calls-2 {
			t.Checks = append(t.Checks, evidence.Check{Sites: []rule.Site{rule.Site(fmt.Sprint("op/guard/", i))}, Grade: evidence.Violated, Exchange: id})
		}
	}
	return r, t.Against()
}

func TestStoryIsShownOnce(t *testing.T) {
	t.Parallel()
	r, found := failing(4)
	b := newBuilder(r)
	first, shown := b.story(found[0], true)
	if assert.NotNil(t, first) {
		assert.Len(t, first.Steps, 2, "two calls each")
		marked := 0
		for _, s := range first.Steps {
			for _, c := range s.Calls {
				assert.NotNil(t, c.Wire)
				assert.Equal(t, "/things?q=1", c.Path())
				if c.Marked {
					marked++
				}
			}
		}
		assert.Equal(t, 2, marked, "all calls with evidence are marked")
	}
	assert.Equal(t, "exchange-7.3", shown)
	again, shown := b.story(found[1], true)
	assert.Nil(t, again)
	assert.Equal(t, "exchange-7.4", shown, "other evidence of the trial links to its call")
}

func TestLongStoryKeepsCallsWithEvidence(t *testing.T) {
	t.Parallel()
	r, found := failing(1000)
	view, _ := newBuilder(r).story(found[1], false)
	if assert.NotNil(t, view) {
		last := view.Steps[len(view.Steps)-1].Calls
		assert.Equal(t, []int{999, 1000}, []int{last[0].Number, last[1].Number})
		assert.Equal(t, 1000-maxCalls-2, view.More)
	}
}

func TestStoriesFitOnPage(t *testing.T) {
	t.Parallel()
	r, found := failing(maxCalls)
	for _, x := range r.Exchanges {
		x.URL += strings.Repeat("x", 20_000)
	}
	b := newBuilder(r)
	view, _ := b.story(found[0], false)
	lines := 0
	for _, s := range view.Steps {
		lines += len(s.Calls)
	}
	assert.Less(t, lines, maxCalls)
	assert.Equal(t, maxCalls, lines+view.More, "omitted calls are counted")
	assert.True(t, view.Steps[len(view.Steps)-1].Calls[0].Marked, "calls with evidence come first")
}

func TestRepeatedEvidenceIsListed(t *testing.T) {
	t.Parallel()
	b := newBuilder(result.Result{})
	var all []evidence.Evidence
	for i := range 100 {
		all = append(all, evidence.Evidence{Sites: []rule.Site{"op/200/body/id"}, Grade: evidence.Violated, Expected: "a uuid", Actual: fmt.Sprint(i)})
	}
	all = append(all, evidence.Evidence{Sites: []rule.Site{"op/200/body/name"}, Grade: evidence.Violated, Expected: "a string", Actual: "7"})
	full, more := b.evidence(all)
	assert.Len(t, full, 2, "one for each site")
	assert.Equal(t, 99, more.All())
	assert.Len(t, more.Shown, maxListed)
}

func TestTraces(t *testing.T) {
	t.Parallel()
	x := &exchange.Exchange{
		Request:  exchange.Message{Header: http.Header{"X-Correlation-Id": {"assay-1.1"}, "Accept": {"*/*"}}},
		Response: exchange.Message{Header: http.Header{"X-Request-Id": {"a"}, "Traceparent": {"00-1"}, "Slpt-Request-Id": {"s"}, "Cf-Ray": {"r"}, "Request-Context": {"no"}}},
	}
	assert.Equal(t, []string{"X-Correlation-Id: assay-1.1", "Cf-Ray: r", "Slpt-Request-Id: s", "Traceparent: 00-1", "X-Request-Id: a"}, traces(x),
		"assay's header first, then those of the target")
}
