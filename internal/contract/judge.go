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

// Judge writes into the exchange what its contract says of it: the findings, the sites of
// the answer that were looked at, and the sites of the request that it put to the test. The
// exchange must not have been redacted. An exchange of an unknown operation, or without an
// answer, is left as it is: nothing was looked at.
func (c *Contract) Judge(e *exchange.Exchange) error {
	op := c.byID[e.Operation]
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
		c.memory.keep(key, e)
	}
	return err
}

func (c *Contract) judge(op *Operation, e *exchange.Exchange) error {
	second, err := c.second()
	if err != nil {
		return err
	}
	req, err := c.request(e, "")
	if err != nil {
		return err
	}
	j := &judgement{contract: c, op: op, found: map[findingKey]*evidence.Finding{}}
	j.judgeRequest(e, req, second)
	j.judgeAnswer(e, req, second)
	e.Findings = j.sorted()
	e.Validated, e.Exercised = sorted(j.looked), sorted(j.asked)
	return nil
}

// judgement gathers what the three judges say of one exchange.
type judgement struct {
	contract *Contract
	op       *Operation
	found    map[findingKey]*evidence.Finding
	looked   map[rule.Site]bool
	asked    map[rule.Site]bool
}

func (j *judgement) judgeRequest(e *exchange.Exchange, req *http.Request, second libopenapi.Validator) {
	j.asked = map[rule.Site]bool{}
	s := side{request: true, base: rule.MakeSite(j.op.ID, "body"), asked: j.contract.RequestContextOf(req), header: req.Header}
	j.visitParameters(s, j.op.Parameters, j.asked)
	if b := j.op.Body; b != nil {
		s.root = b.root
		j.askBody(b, e, &s)
	}
	if spread, err := j.contract.request(e, s.spread(j.op.Body.rootNode(), "r")); err == nil {
		req = spread
	}
	j.kinRequest(s, req)
	j.secondRequest(s, e, req, second)
}

// readBody reads a request body, and enters what can be said of it before any schema is asked.
func (j *judgement) readBody(s *side, b *RequestBody, m exchange.Message) {
	readable := false
	if isJSON(b.MediaType) {
		s.body, readable = j.rawJSON(*s, b.Site, m.Body)
	} else {
		s.body = b.Decode(m.Header, m.Body)
		readable = s.body != nil
	}
	if readable {
		j.variants(s, b.root, s.body, nil)
	}
}

// askBody notes what a request body puts to the test.
func (j *judgement) askBody(b *RequestBody, e *exchange.Exchange, s *side) {
	if len(e.Request.Body) == 0 {
		for _, kw := range []string{kwRequired, kwOptional} {
			if _, ok := b.root.keywords[kw]; ok {
				j.asked[b.root.promise(kw)] = true
			}
		}
		return
	}
	j.asked[rule.MakeSite(string(b.Site), KeywordMediaType)] = true
	if isJSON(b.MediaType) {
		j.asked[rule.MakeSite(string(b.Site), KeywordJSON)] = true
	}
	j.readBody(s, b, e.Request)
	s.asked.visit(b.root, s.body, j.asked)
}

func (j *judgement) judgeAnswer(e *exchange.Exchange, req *http.Request, second libopenapi.Validator) {
	j.looked = map[rule.Site]bool{}
	a, ok := j.op.Answer(e.Status)
	if !ok {
		site := j.op.UndocumentedStatus()
		j.looked[site] = true
		j.report(side{}, evidence.Finding{Site: site, Expected: "one of the documented answers: " + j.op.statuses(), Actual: fmt.Sprint(e.Status), Line: j.op.Line}, byWireCheck)
		return
	}
	s := side{base: a.Site, root: a.root, undocumented: a.Undocumented || a.OpenBody, asked: j.contract.RequestContextOf(req), header: e.Response.Header}
	j.looked[a.Site] = true
	switch {
	case a.root == nil:
		j.absentBody(s, a, e)
	default:
		j.looked[rule.MakeSite(string(a.Site), KeywordMediaType)] = true
		j.answerBody(&s, a, e)
		j.mediaType(&s, a)
	}
	j.visitParameters(s, a.Headers, j.looked)
	if spread, err := j.contract.request(e, s.spread(a.root, "a"+a.Status)); err == nil {
		req = spread
	}
	in, err := j.kinInput(req)
	if err != nil {
		return // the request was not one of this operation: the validators would blame the answer
	}
	j.kinAnswer(s, a, e, in)
	j.secondAnswer(s, a, e, req, second)
}

// answerBody looks at the body of an answer: what it puts to the test, which variant it takes,
// and what it has that is not declared.
func (j *judgement) answerBody(s *side, a Answer, e *exchange.Exchange) {
	if !isJSON(a.MediaType) {
		s.body = string(e.Response.Body)
		s.asked.visit(a.root, s.body, j.looked)
		return
	}
	j.looked[rule.MakeSite(string(a.Site), "body", KeywordJSON)] = true
	var readable bool
	if s.body, readable = j.rawJSON(*s, rule.MakeSite(string(a.Site), "body"), e.Response.Body); !readable {
		return
	}
	s.asked.visit(a.root, s.body, j.looked)
	j.variants(s, a.root, s.body, nil)
	j.undeclared(*s, a.root, s.body, nil)
}

// absentBody holds an answer that has no body to that. net/http drops the body of a 204, so
// what it announces counts as well as what came.
func (j *judgement) absentBody(s side, a Answer, e *exchange.Exchange) {
	site := rule.MakeSite(string(a.Site), "body", "absent")
	j.looked[site] = true
	announced := e.Response.Header.Get("Content-Length")
	var actual string
	switch {
	case len(e.Response.Body) > 0:
		actual = fmt.Sprintf("a body of %d bytes", len(e.Response.Body))
	case announced != "" && announced != "0":
		actual = "a Content-Length of " + announced
	case e.Response.Header.Get("Content-Type") != "" && e.Status == http.StatusNoContent:
		actual = "a Content-Type of " + e.Response.Header.Get("Content-Type")
	default:
		return
	}
	j.report(s, evidence.Finding{Site: site, Expected: "no body, and none announced", Actual: actual, Line: a.Line}, byWireCheck)
}

// mediaType looks at the media type of an answer. The validators look at no body of another
// one, so they are told the right one.
func (j *judgement) mediaType(s *side, a Answer) {
	got := s.header.Get("Content-Type")
	if bare, _, _ := strings.Cut(got, ";"); strings.EqualFold(strings.TrimSpace(bare), a.MediaType) {
		return
	}
	if got == "" {
		got = "no Content-Type"
	}
	j.report(*s, evidence.Finding{Site: rule.MakeSite(string(a.Site), "media-type"), Expected: a.MediaType, Actual: got, Line: a.Line}, byWireCheck)
	s.header = s.header.Clone()
	if s.header == nil {
		s.header = http.Header{}
	}
	s.header.Set("Content-Type", a.MediaType)
}

// request makes the http.Request of an exchange again, with the path as the document writes
// it: without what the target's base URL puts before it, and with what leads to a variant.
func (c *Contract) request(e *exchange.Exchange, variant string) (*http.Request, error) {
	u, err := url.Parse(variant + strings.TrimPrefix(e.URL, e.Base))
	if err != nil {
		return nil, fmt.Errorf("exchange %s: %w", e.ID, err)
	}
	u.Fragment, u.RawFragment = "", "" // never sent
	return &http.Request{
		Method: e.Method, URL: u, Host: u.Host, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: e.Request.Header.Clone(),
		Body: io.NopCloser(bytes.NewReader(e.Request.Body)), ContentLength: int64(len(e.Request.Body)),
	}, nil
}

func (o *Operation) statuses() string {
	names := make([]string, 0, len(o.Answers))
	for _, a := range o.Answers {
		names = append(names, a.Status)
	}
	return strings.Join(names, ", ")
}

// pointerPart writes a member's name as a part of a JSON pointer (RFC 6901, section 3).
var pointerPart = strings.NewReplacer("~", "~0", "/", "~1")
