package record_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/record"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

const secret = "s3cr3t-t0k3n"

// finding is a judge with the same findings for every exchange.
type finding []evidence.Finding

func (f finding) Judge(e *exchange.Exchange) error {
	e.Findings, e.Validated, e.Exercised = append([]evidence.Finding{}, f...), []rule.Site{"list/200"}, []rule.Site{"list/query/limit"}
	return nil
}

type failing struct{}

func (failing) Judge(*exchange.Exchange) error {
	return errors.New("the document has no such operation")
}

// started returns the record of a trial, its log, and what the log writes.
func started(judge record.Judge) (*record.Recorder, *exchange.Log, *bytes.Buffer) {
	var stream bytes.Buffer
	log := exchange.NewLog(&stream)
	return record.New(&result.Trial{Number: 7, ID: "t"}, judge, log, func() *exchange.Redactor { return exchange.NewRedactor(secret) }), log, &stream
}

func listing(id string) *exchange.Exchange {
	return &exchange.Exchange{ID: id, Operation: "list", Status: 200, Response: exchange.Message{Body: exchange.Body("you sent " + secret)}}
}

// Findings about a response are recorded; those about a request are returned to the caller.
func TestJudged(t *testing.T) {
	t.Parallel()
	violated := evidence.Finding{Site: "list/200/body/total/type", Grade: evidence.Violated}
	request := evidence.Finding{Site: "list/query/limit/maximum", Grade: evidence.Violated, Request: true}
	extra := evidence.Finding{Site: "list/200/body/undeclared", Grade: evidence.Tolerated}
	for _, c := range []struct {
		reason string
		strict bool
		grades []evidence.Grade // of the recorded findings
	}{
		{"an undeclared property is tolerated", false, []evidence.Grade{evidence.Violated, evidence.Tolerated}},
		{"an undeclared property of an assay stub is a violation", true, []evidence.Grade{evidence.Violated, evidence.Violated}},
	} {
		r, _, _ := started(finding{violated, request, extra})
		r.Strict = c.strict
		require.Equal(t, "7.1", r.NextID())
		about, err := r.Judged(listing(r.NextID()))
		require.NoError(t, err)
		require.Len(t, about, 1, c.reason)
		assert.True(t, about[0].Request)
		var grades []evidence.Grade
		for _, f := range r.Trial.Findings {
			grades = append(grades, f.Grade)
			assert.Equal(t, "7.1", f.Exchange, "where it was seen")
		}
		assert.Equal(t, c.grades, grades, c.reason)
		assert.Equal(t, map[rule.Site]int{"list/200": 1}, r.Trial.Responses)
		assert.Equal(t, map[rule.Site]bool{"list/200": true, "list/query/limit": true}, r.Touched())
		assert.Equal(t, "7.2", r.NextID())
		assert.True(t, r.Accepted("list"))
	}
}

func TestJudgedFails(t *testing.T) {
	t.Parallel()
	r, _, _ := started(failing{})
	_, err := r.Judged(listing("7.1"))
	require.EqualError(t, err, "the document has no such operation")
	assert.Empty(t, r.Trial.Exchanges, "the exchange is no evidence")
}

// The clean-up says nothing about the target, and its success is no twin of a later refusal.
func TestUnjudged(t *testing.T) {
	t.Parallel()
	r, _, stream := started(finding{{Site: "list/200/body/total/type", Grade: evidence.Violated}})
	r.Unjudged(listing("7.1"))
	assert.False(t, r.Accepted("list"))
	assert.Empty(t, r.Trial.Findings)
	assert.Empty(t, r.Trial.Responses)
	r.Close()
	assert.Equal(t, 1, strings.Count(stream.String(), "\n"), "it is logged")
}

// Close redacts all that a report or a log has of a trial. All exchanges of a failed trial are kept.
func TestClose(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		judge  finding
		check  evidence.Grade
		kept   int
	}{
		{"nothing counts against the target", nil, evidence.OK, 0},
		{"a failed check counts", nil, evidence.Violated, 2},
		{"a finding counts", finding{{Site: "list/200/body/total/type", Grade: evidence.Violated, Actual: secret, Pointer: "/" + secret}}, evidence.OK, 2},
		{"a note about something that the source does not document does not count", finding{{Site: "list/4XX/body", Grade: evidence.Note, Actual: secret}}, evidence.OK, 0},
	} {
		r, log, stream := started(c.judge)
		for range 2 {
			_, err := r.Judged(listing(r.NextID()))
			require.NoError(t, err)
		}
		r.Check(evidence.Check{Sites: []rule.Site{"list/guard/total"}, Grade: c.check, Actual: "got " + secret})
		r.Trial.Blocked, r.Trial.Leftovers = "Retry-After is "+secret, []string{"thing " + secret}
		r.Close()
		kept, err := log.Kept()
		require.NoError(t, err)
		assert.Len(t, kept, c.kept, c.reason)
		assert.NotContains(t, stream.String(), secret)
		assert.Equal(t, 2, strings.Count(stream.String(), "\n"), "every exchange is logged")
		for _, f := range r.Trial.Findings {
			assert.NotContains(t, f.Actual+f.Pointer, secret)
		}
		assert.NotContains(t, r.Trial.Blocked+r.Trial.Checks[0].Actual+r.Trial.Leftovers[0], secret)
		for _, e := range kept {
			assert.NotContains(t, string(e.Response.Body), secret)
			assert.Empty(t, e.Findings, "findings are stored once, in the trial")
		}
	}
}

// A mutation run stores nothing, so nothing is redacted.
func TestCloseWithoutLog(t *testing.T) {
	t.Parallel()
	r := record.New(&result.Trial{}, finding{}, nil, func() *exchange.Redactor { panic("unexpected call") })
	_, err := r.Judged(listing("0.1"))
	require.NoError(t, err)
	r.Close()
}

// The reports show a failed trial step by step.
func TestExchangeHasStep(t *testing.T) {
	t.Parallel()
	r, log, _ := started(finding{{Site: "list/200/body/total/type", Grade: evidence.Violated}})
	r.Step = "Given an existing thing"
	_, err := r.Judged(listing(r.NextID()))
	require.NoError(t, err)
	r.Step = "Clean-up"
	r.Unjudged(listing(r.NextID()))
	r.Close()
	kept, err := log.Kept()
	require.NoError(t, err)
	assert.Equal(t, "Given an existing thing", kept["7.1"].Step)
	assert.Equal(t, "Clean-up", kept["7.2"].Step)
}
