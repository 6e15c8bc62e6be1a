package contract_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// manyFaults are exchanges with many findings of both validators and the wire check.
func manyFaults() map[string]call {
	badList := list(with(thing(), "name", 5), with(thing(), "extra", 1), 5)
	badList.responseHeader = http.Header{"X-Total": {"-1"}, "X-Next": {"nowhere"}}
	badList = badList.to("/things?state=lost&state=open&limit=many&word=A&since=x")
	allWrong := object{
		"name": nil, "kind": 5, "code": "abc", "count": 1.5, "size": "x", "marks": []any{"", "", 5}, "owner": object{"type": 5, "x": 1},
		"formats": object{"uuid": "x", "moment": "x", "day": "x", "host": "x", "net": "x", "short": 1e12}, "shape": object{"side": 101}, "extent": 0, "history": []any{object{}}, "y": 1,
	}
	return map[string]call{
		"a list with bad items and headers": badList,
		"every property is wrong":           create().responding(allWrong).sending(allWrong),
		"a choice at the root":              shape([]any{object{"radius": "x"}, object{}, 5}),
		"bytes that are not one value":      create().responding(text(`{"id":1,"id":2} x`)),
		"good":                              create(),
	}
}

// Both validators iterate over maps: the order of their errors varies.
func TestJudgementsAreDeterministic(t *testing.T) {
	t.Parallel()
	for name, c := range manyFaults() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := judged(t, things(), c)
			for range 30 {
				again := judged(t, things(), c)
				require.Equal(t, first.Findings, again.Findings)
				require.Equal(t, first.Validated, again.Validated)
				require.Equal(t, first.Exercised, again.Exercised)
			}
		})
	}
}

func TestJudgeKeepsTheExchange(t *testing.T) {
	t.Parallel()
	for name, c := range manyFaults() {
		e, untouched := c.exchange(), c.exchange()
		require.NoError(t, things().Judge(e))
		assert.Equal(t, untouched.Request, e.Request, "%s: what was sent is recorded as it was", name)
		assert.Equal(t, untouched.Response, e.Response, "%s: so is what came", name)
		assert.Equal(t, untouched.URL, e.URL, name)
	}
}

func TestConcurrentJudgements(t *testing.T) {
	t.Parallel()
	want := map[string]string{}
	for name, c := range manyFaults() {
		want[name] = fmt.Sprint(judged(t, things(), c).Findings)
	}
	// a new document, so that the first judgement builds libopenapi
	fresh := mustLoad("things", "testdata/things.yaml", readFile)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 5 {
				for name, c := range manyFaults() {
					e := c.exchange()
					if err := fresh.Judge(e); err != nil {
						t.Error(err)
					}
					assert.Equal(t, want[name], fmt.Sprint(e.Findings), name)
				}
			}
		})
	}
	wait.Wait()
}
