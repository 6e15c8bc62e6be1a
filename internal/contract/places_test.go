package contract_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
)

// placesOf is a document with a value of a schema in every place that a value can stand in.
func placesOf(schema string) string {
	return `openapi: 3.0.3
info: {title: places, version: '1'}
paths:
  /t/{p}:
    post:
      operationId: t
      parameters:
        - {name: p, in: path, required: true, schema: ` + schema + `}
        - {name: q, in: query, schema: ` + schema + `}
        - {name: l, in: query, explode: false, style: pipeDelimited, schema: {type: array, items: ` + schema + `}}
        - {name: d, in: query, style: deepObject, schema: {type: object, properties: {x: ` + schema + `}}}
        - {name: X-H, in: header, schema: ` + schema + `}
        - {name: c, in: cookie, schema: ` + schema + `}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Body'}}}}
      responses:
        "200":
          description: ok
          headers: {X-R: {schema: ` + schema + `}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Body'}}}
  /form: {post: {operationId: form, requestBody: {content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/One'}}}}, responses: {'204': {description: ok}}}}
  /parts: {post: {operationId: parts, requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/One'}}}}, responses: {'204': {description: ok}}}}
components:
  schemas:
    One: {type: object, properties: {a: ` + schema + `}}
    Kind: {type: object, properties: {kind: {type: string}, a: ` + schema + `}}
    Body:
      type: object
      properties:
        a: ` + schema + `
        items: {type: array, items: ` + schema + `}
        map: {type: object, additionalProperties: ` + schema + `}
        all: {allOf: [` + schema + `]}
        one: {oneOf: [` + schema + `, {type: array, items: {type: boolean}}]}
        variant: {oneOf: [{$ref: '#/components/schemas/Kind'}], discriminator: {propertyName: kind, mapping: {k: '#/components/schemas/Kind'}}}
`
}

// inPlace makes an exchange with a value in one place. plain is the value as text, and json as JSON.
func inPlace(place, plain, json string) *exchange.Exchange {
	e := &exchange.Exchange{ID: "1.1", Operation: "t", Method: http.MethodPost, Base: base, URL: base + "/t/", Status: 200,
		Request: exchange.Message{Header: http.Header{}}, Response: exchange.Message{Header: http.Header{"Content-Type": {"application/json"}}, Body: exchange.Body("{}")}}
	body := func(text string) {
		e.Request.Header.Set("Content-Type", "application/json")
		e.Request.Body = exchange.Body(text)
	}
	path := "1"
	switch place {
	case "path":
		path = url.PathEscape(plain)
	case "query":
		path += "?q=" + url.QueryEscape(plain)
	case "query list":
		path += "?l=" + url.QueryEscape(plain)
	case "deep object":
		path += "?d%5Bx%5D=" + url.QueryEscape(plain)
	case "request header":
		e.Request.Header.Set("X-H", plain)
	case "cookie":
		e.Request.Header.Set("Cookie", "c="+plain)
	case "response header":
		e.Response.Header.Set("X-R", plain)
	case "request body":
		body(`{"a":` + json + `}`)
	case "response body":
		e.Response.Body = exchange.Body(`{"a":` + json + `}`)
	case "item", "map":
		e.Response.Body = exchange.Body(map[string]string{"item": `{"items":[` + json + `]}`, "map": `{"map":{"k":` + json + `}}`}[place])
	case "allOf", "oneOf":
		e.Response.Body = exchange.Body(`{"` + place[:3] + `":` + json + `}`)
	case "variant":
		e.Response.Body = exchange.Body(`{"variant":{"kind":"k","a":` + json + `}}`)
	case "form", "multipart":
		inForm(e, place, plain)
		return e
	}
	e.URL += path
	return e
}

func inForm(e *exchange.Exchange, place, plain string) {
	e.Status, e.Response.Body = http.StatusNoContent, nil
	e.Response.Header.Del("Content-Type")
	if place == "form" {
		e.Operation, e.URL = "form", base+"/form"
		e.Request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		e.Request.Body = exchange.Body("a=" + url.QueryEscape(plain))
		return
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	_ = w.WriteField("a", plain) // a buffer takes everything
	_ = w.Close()
	e.Operation, e.URL = "parts", base+"/parts"
	e.Request.Header.Set("Content-Type", w.FormDataContentType())
	e.Request.Body = b.Bytes()
}

var places = []string{
	"path", "query", "query list", "deep object", "request header", "cookie", "response header", "request body", "response body",
	"item", "map", "allOf", "oneOf", "variant", "form", "multipart",
}

// A value is valid or not, wherever it stands.
func TestFormatsInEveryPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		schema    string
		good, bad []string
	}{
		{"{type: string, format: date}", []string{"2024-02-29"}, []string{"2026-02-29", "2026-13-01", "26-01-01"}},
		{"{type: string, format: date-time}", []string{"2026-03-14T09:26:53Z", "1998-12-31t23:59:60z", "2026-03-14T09:26:53.5+02:00"}, []string{"2026-03-14 09:26:53Z", "2026-02-30T09:26:53Z", "2026-03-14T09:26:53"}},
		{"{type: string, format: uuid}", []string{"0F11F2A4-7C94-4BF3-A2BD-742580FE3BDE", "00000000-0000-0000-0000-000000000000"}, []string{"0f11f2a47c944bf3a2bd742580fe3bde"}},
		{"{type: string, format: uri}", []string{"https://a.example/b?c=d"}, []string{"/a", "https://a b.example/"}},
		{"{type: string, format: email}", []string{"a@b.example"}, []string{"a", "a@"}},
		{"{type: string, format: byte}", []string{"aGk="}, []string{"aGk", "!!!!"}},
		{"{type: string, format: ipv4}", []string{"192.0.2.1"}, []string{"192.0.2.256", "2001:db8::1"}},
		{"{type: string, format: ipv6}", []string{"2001:db8::1"}, []string{"192.0.2.1", "2001:db8::g"}},
		{"{type: string, format: hostname}", []string{"a.example"}, []string{"-a.example", "a..example"}},
		{"{type: string, format: zip-code}", []string{"anything"}, nil},
		{"{type: integer, format: int32}", []string{"2147483647", "-2147483648"}, []string{"2147483648", "-2147483649"}},
		{"{type: integer, format: int64}", []string{"9223372036854775807", "-9223372036854775808"}, []string{"9223372036854775808", "-9223372036854775809"}},
		{"{type: number, format: float}", []string{"1.5", "3.4e38"}, []string{"3.5e38"}},
		{"{type: number, format: double}", []string{"1.7e308"}, []string{"1.8e308"}},
		{"{type: number}", []string{"1e400", "-0", "0.1"}, nil},
		{"{type: integer, enum: [9007199254740993]}", []string{"9007199254740993"}, []string{"9007199254740992", "9007199254740994"}},
		{"{type: integer, minimum: 9007199254740993}", []string{"9007199254740993"}, []string{"9007199254740992"}},
		{"{type: integer, maximum: 9007199254740993}", []string{"9007199254740993"}, []string{"9007199254740994"}},
		{"{type: integer, maximum: 9007199254740993, exclusiveMaximum: true}", []string{"9007199254740992"}, []string{"9007199254740993"}},
		{"{type: integer, multipleOf: 3}", []string{"9007199254740993"}, []string{"9007199254740992"}},
		{"{type: number, multipleOf: 0.01}", []string{"19.99", "0.07"}, []string{"0.075"}},
		{"{type: boolean}", []string{"true", "false"}, nil},
	} {
		loaded, err := contract.Load("places", "places.yaml", []byte(placesOf(c.schema)))
		require.NoError(t, err)
		for _, place := range places {
			for good, texts := range map[bool][]string{true: c.good, false: c.bad} {
				for _, text := range texts {
					json := text
					if c.schema[:14] == "{type: string," {
						json = fmt.Sprintf("%q", text)
					}
					e := inPlace(place, text, json)
					require.NoError(t, loaded.Judge(e), "%s: %s in %s", c.schema, text, place)
					found := slices.DeleteFunc(e.Findings, func(f evidence.Finding) bool { return place != "path" && f.Site.Under("t/path") })
					assert.Equal(t, good, len(found) == 0, "%s: %s in %s: %v", c.schema, text, place, found)
				}
			}
		}
	}
}
