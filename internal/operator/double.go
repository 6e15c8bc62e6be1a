package operator

import (
	"fmt"
	"maps"

	"github.com/assay-conformance/assay/internal/contract"
)

// double stores a second thing under the name of the one that a request creates: it creates it under another
// name, which no view shows. It returns the created thing; nil if the server refuses it as well.
func (w *wire) double(c *call) map[string]any {
	name := w.resource.Name.Sent
	wanted := text(object(c.sent)[name])
	if name == "" || wanted == "" {
		return nil
	}
	body := maps.Clone(object(c.sent))
	w.count++
	body[name] = fmt.Sprintf("%.20s %d", wanted, w.count)
	return w.createAs(c, c.op, body, wanted)
}

// createAs creates a thing from a body, and shows it under the wanted name.
func (w *wire) createAs(like *call, op *contract.Operation, body map[string]any, wanted string) map[string]any {
	encoded, contentType, err := op.Body.Encode(body)
	if err != nil {
		return nil
	}
	r := like.request.Clone(like.request.Context())
	r.Header.Set("Content-Type", contentType)
	answer := w.send(r, r.Method, r.URL.Path, like.query, encoded)
	if answer.Code/100 != 2 {
		return nil
	}
	var made map[string]any
	each(decode(answer.Body.Bytes()), w.resource.ID.Property, func(object map[string]any, id string) {
		made = object
		w.edit(id, "the name", func(object map[string]any, _ string) bool {
			if _, there := object[w.resource.Name.Property]; !there {
				return false
			}
			object[w.resource.Name.Property] = wanted
			return true
		})
	})
	return made
}
