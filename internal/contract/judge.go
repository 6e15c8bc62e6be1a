package contract

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/libopenapi"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Judge checks the exchange and sets its findings, the sites of the response that were
// validated, and the sites of the request that it exercised. The exchange must not have been
// redacted. An exchange of an unknown operation, or without a response, is not changed: nothing
// was validated.
func (c *Contract) Judge(e *exchange.Exchange) error {
	op := c.Operation(e.Operation)
	if op == nil || e.Status == 0 {
		return nil
	}
	if c.memory == nil {
		return c.judge(op, e)
	}
	key := fingerprint(e)
	if c.memory.recall(key, e) {
		return nil
	}
	err := c.judge(op, e)
	if err == nil {
		c.memory.remember(key, e)
	}
	return err
}

func (c *Contract) judge(op *Operation, e *exchange.Exchange) error {
	req, err := c.requestOf(e)
	if err != nil {
		return err
	}
	j := newJudgement(c, op, req)
	if j.libopenapi, err = c.libopenapi(); err != nil {
		j.unable(&message{base: rule.Site(op.ID)}, byLibopenapi, err.Error())
	}
	j.judgeRequest(e, req)
	j.judgeResponse(e, req)
	if j.failed != nil {
		return fmt.Errorf("exchange %s: %w", e.ID, j.failed)
	}
	j.testify()
	e.Findings, e.Validated, e.Exercised = j.findings(), sorted(j.validated), sorted(j.exercised)
	return nil
}

// judgement collects the findings of one exchange, and the sites that were checked.
type judgement struct {
	contract   *Contract
	op         *Operation
	context    RequestContext
	path       map[string]string    // the path parameters as they stand in the URL; nil if it is another path
	libopenapi libopenapi.Validator // nil if it cannot read the document
	found      map[findingKey]*evidence.Finding
	alone      map[findingKey]*evidence.Finding // what only validators report
	validated  map[rule.Site]bool               // of the response
	exercised  map[rule.Site]bool               // of the request
	failed     error                            // why the exchange could not be judged
}

func newJudgement(c *Contract, op *Operation, req *http.Request) *judgement {
	j := &judgement{
		contract: c, op: op, context: c.RequestContextOf(req),
		found: map[findingKey]*evidence.Finding{}, alone: map[findingKey]*evidence.Finding{}, validated: map[rule.Site]bool{}, exercised: map[rule.Site]bool{},
	}
	if raw, ok := c.pathOf(op, req.URL); ok {
		j.path, j.context.Path = raw, unescaped(raw)
	}
	return j
}

// requestOf recreates the http.Request of an exchange. Its path is relative to the target's base URL.
func (c *Contract) requestOf(e *exchange.Exchange) (*http.Request, error) {
	u, err := url.Parse(strings.TrimPrefix(e.URL, e.Base))
	if err != nil {
		return nil, fmt.Errorf("exchange %s: %w", e.ID, err)
	}
	u.Fragment, u.RawFragment = "", "" // never sent
	return &http.Request{
		Method: e.Method, URL: u, Host: u.Host, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: e.Request.Header.Clone(),
		Body: io.NopCloser(bytes.NewReader(e.Request.Body)), ContentLength: int64(len(e.Request.Body)),
	}, nil
}

// requestFor is a request at the path that the validators' document has for the operation, in the variant
// that a body takes.
func (j *judgement) requestFor(r *http.Request, m *message, body string) *http.Request {
	judged := r.Clone(r.Context()) // a handler must see the original path
	judged.Method = j.op.Method
	judged.URL.Path, judged.URL.RawPath = m.variantPath(body)+j.op.Form.path(judgedPath(j.op.Path)), ""
	return judged
}
