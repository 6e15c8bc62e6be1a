package contract

import (
	"net/http"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/wire"
	"github.com/assay-conformance/assay/internal/rule"
)

// message is the request or the response of an exchange, as the judge sees it.
type message struct {
	request      bool
	base         rule.Site // of the body of a request, or of a response
	undocumented bool      // findings are notes
	context      RequestContext
	header       http.Header
	query        wire.Query        // of a request
	path         map[string]string // of a request: the parameters as they stand in the URL
	line         int               // of a response in the document
	parameters   []Parameter       // of a request, or the headers of a response

	root      *schema.Node // schema of the body; nil if it has none
	body      any          // decoded; nil if there is none, or it is not JSON
	raw       []byte       // what is JSON, as it stands on the wire
	noVariant bool         // the body takes none of its variants: validators report on all of them
}

// requestMessage is the request of the exchange; its body is not read yet.
func (j *judgement) requestMessage(r *http.Request) *message {
	return &message{
		request: true, base: rule.MakeSite(j.op.ID, "body"), context: j.context, header: r.Header,
		query: wire.ParseQuery(r.URL.RawQuery), path: j.path, parameters: j.op.Parameters, root: j.op.Body.schema(),
	}
}

// responseMessage is the response of the exchange; its body is not read yet.
func (j *judgement) responseMessage(a Response, header http.Header) *message {
	return &message{
		base: a.Site, line: a.Line, undocumented: a.Undocumented || a.OpenBody, context: j.context, header: header,
		parameters: a.Headers, root: a.root,
	}
}

// bodySite is the site of the body.
func (m *message) bodySite() rule.Site {
	if m.request {
		return m.base
	}
	return rule.MakeSite(string(m.base), "body")
}

// jsonSite is the site of the requirement that the body is JSON.
func (m *message) jsonSite() rule.Site { return rule.MakeSite(string(m.bodySite()), KeywordJSON) }

// mediaTypeSite is the site of the media type of the body.
func (m *message) mediaTypeSite() rule.Site { return rule.MakeSite(string(m.base), KeywordMediaType) }

// direction is that of the message.
func (m *message) direction() schema.Direction {
	if m.request {
		return schema.Request
	}
	return schema.Response
}

// variantPath is the path prefix of the variant operation that the body takes; empty for a body
// that takes none.
func (m *message) variantPath(body string) string {
	chosen := m.root.Chosen(m.context, m.body)
	if chosen == nil {
		return ""
	}
	return variantPath(body, chosen.Name)
}
