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

func TestAnExchangeStandsOnThePageOnce(t *testing.T) {
	t.Parallel()
	b := newBuilder(result.Result{Exchanges: map[string]*exchange.Exchange{"1.1": {ID: "1.1"}}})
	first, at := b.exchange("1.1", "")
	assert.NotNil(t, first)
	again, shown := b.exchange("1.1", "")
	assert.Nil(t, again)
	assert.Equal(t, at, shown, "the next rule links to it")
	missing, nowhere := b.exchange("9.9", "")
	assert.Nil(t, missing)
	assert.Empty(t, nowhere)
}

func TestAPageHasItsFill(t *testing.T) {
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
	assert.Less(t, shown*maxShown, mostWire, "bodies are cut, and the page ends")
	assert.Greater(t, shown, 100)
}

func TestWhatManyTrialsSawIsReadOnce(t *testing.T) {
	t.Parallel()
	b := newBuilder(result.Result{})
	var all []evidence.Evidence
	for i := range 100 {
		all = append(all, evidence.Evidence{Sites: []rule.Site{"op/200/body/id"}, Grade: evidence.Broken, Expected: "a uuid", Actual: fmt.Sprint(i)})
	}
	all = append(all, evidence.Evidence{Sites: []rule.Site{"op/200/body/name"}, Grade: evidence.Broken, Expected: "a string", Actual: "7"})
	full, more := b.evidence(all)
	assert.Len(t, full, 2, "one for each place")
	assert.Equal(t, 99, more.All())
	assert.Len(t, more.Shown, mostListed)
}

func TestTraces(t *testing.T) {
	t.Parallel()
	x := &exchange.Exchange{
		Request:  exchange.Message{Header: http.Header{"X-Correlation-Id": {"assay-1.1"}, "Accept": {"*/*"}}},
		Response: exchange.Message{Header: http.Header{"X-Request-Id": {"a"}, "Traceparent": {"00-1"}, "Slpt-Request-Id": {"s"}, "Cf-Ray": {"r"}, "Request-Context": {"no"}}},
	}
	assert.Equal(t, []string{"X-Correlation-Id: assay-1.1", "Cf-Ray: r", "Slpt-Request-Id: s", "Traceparent: 00-1", "X-Request-Id: a"}, traces(x),
		"ours first, then those by which the target's people find the call")
}
