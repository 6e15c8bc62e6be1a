package operator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"

	"github.com/assay-conformance/assay/internal/contract"
)

// call is one call of the operator's resource.
type call struct {
	wire    *wire
	op      *contract.Operation
	path    map[string]string
	query   url.Values
	request *http.Request
	raw     []byte // the body of the request
	sent    any    // decoded

	status int // 0 until it is answered
	header http.Header
	body   []byte // of the response
	shown  any    // decoded; nil if it is not JSON
}

// take enters the answer to a call.
func (c *call) take(answer *httptest.ResponseRecorder) {
	c.status, c.header, c.body = answer.Code, answer.Header(), answer.Body.Bytes()
	c.shown = decode(c.body)
}

func decode(body []byte) any {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var value any
	if d.Decode(&value) != nil {
		return nil
	}
	return value
}

// show replaces the body of the response, and counts as firing.
func (c *call) show(value any) {
	text, err := json.Marshal(value)
	if err != nil {
		return
	}
	c.shown, c.body = value, text
	c.header.Del("Content-Length")
	c.wire.fired = true
}

// edited encodes the response again after something in it was changed.
func (c *call) edited() { c.show(c.shown) }

// write sends the response to the client.
func (c *call) write(to http.ResponseWriter) {
	maps.Copy(to.Header(), c.header)
	to.WriteHeader(c.status)
	_, _ = to.Write(c.body) // the client may have gone
}

// accepted reports whether the call is of the operation and was accepted.
func (c *call) accepted(op *contract.Operation) bool {
	return c.op.ID == op.ID && c.status/100 == 2
}

// id is the id of the thing that the call acts on: the one in its path or, for a call by name, that of the thing
// with a name in its path or its query.
func (c *call) id() string {
	id := c.path[c.wire.resource.ID.Path]
	if _, known := c.wire.things[id]; known {
		return id
	}
	names := slices.Collect(maps.Values(c.path))
	for _, values := range c.query {
		names = append(names, values...)
	}
	for _, other := range slices.Sorted(maps.Keys(c.wire.things)) {
		if name := text(c.wire.things[other].shown[c.wire.resource.Name.Property]); name != "" && slices.Contains(names, name) {
			return other
		}
	}
	return id
}

// shownID is the id of the only thing that the response shows; empty if it shows none or several.
func (c *call) shownID() string {
	var ids []string
	each(c.shown, c.wire.resource.ID.Property, func(_ map[string]any, id string) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	})
	if len(ids) != 1 {
		return ""
	}
	return ids[0]
}

// each calls f with every object that has an id, the outermost first.
func each(value any, property string, f func(object map[string]any, id string)) {
	switch v := value.(type) {
	case map[string]any:
		if id := text(v[property]); id != "" && property != "" {
			f(v, id)
			return // what is in a thing is not another thing of its kind
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			each(v[name], property, f)
		}
	case []any:
		for _, item := range v {
			each(item, property, f)
		}
	}
}

// text is the text of an id or a name: a string or a number.
func text(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// object is a value as an object; nil if it is none.
func object(value any) map[string]any {
	o, _ := value.(map[string]any)
	return o
}

// copied is a copy of a decoded value that shares nothing with it.
func copied[T any](value T) T {
	text, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("a decoded value cannot be encoded: %v", err))
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var again T
	_ = d.Decode(&again) // it was encoded right above
	return again
}
