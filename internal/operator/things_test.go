package operator_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
)

const document = `openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /things:
    post:
      operationId: createThing
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses:
        "201": {description: made, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
        "409": {description: taken}
    get:
      operationId: listThings
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: offset, in: query, schema: {type: integer}}
        - {name: name, in: query, schema: {type: string}}
      responses:
        "200":
          description: things
          content:
            application/json:
              schema:
                type: object
                properties:
                  total: {type: integer}
                  items: {type: array, items: {$ref: "#/components/schemas/Thing"}}
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getThing
      responses:
        "200": {description: one, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
        "404": {description: unknown}
    patch:
      operationId: updateThing
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses:
        "200": {description: changed, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
        "409": {description: taken}
    delete:
      operationId: deleteThing
      responses:
        "204": {description: gone}
        "409": {description: in use}
components:
  schemas:
    Thing:
      type: object
      properties:
        id: {type: string}
        name: {type: string}
        size: {type: integer}
        tags: {type: array, items: {type: string}}
`

const resources = `vendor: v
resources:
  thing:
    plural: things
    operations: {create: createThing, get: getThing, list: listThings, update: updateThing, delete: deleteThing}
    id: {property: id, path: id, unknown: "999"}
    name: {property: name, unique: tenant}
    create: {minimal: {name: "{{name}}"}}
    change: {style: merge, minimal: {name: "{{name}}"}}
    list: {items: items, total: total, limit: limit, offset: offset}
    properties: {id: {by: server}}
`

// things is a server that is right: names are unique, and a thing of size 2 cannot be removed.
type things struct {
	made  int
	byID  map[string]map[string]any
	order []string
}

func newThings() *things { return &things{byID: map[string]map[string]any{}} }

func (s *things) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := ""
	if len(r.URL.Path) > len("/things/") {
		id = r.URL.Path[len("/things/"):]
	}
	var sent map[string]any
	_ = json.NewDecoder(r.Body).Decode(&sent) // the tests send only objects
	switch known := s.byID[id]; {
	case id != "" && known == nil:
		answer(w, http.StatusNotFound, map[string]any{"error": "no such thing"})
	case r.Method == http.MethodGet && id == "":
		s.list(w, r)
	case r.Method == http.MethodGet:
		answer(w, http.StatusOK, known)
	case r.Method == http.MethodDelete && known["size"] == 2.0:
		answer(w, http.StatusConflict, map[string]any{"error": "in use"})
	case r.Method == http.MethodDelete:
		delete(s.byID, id)
		s.order = slices.DeleteFunc(s.order, func(other string) bool { return other == id })
		w.WriteHeader(http.StatusNoContent)
	case s.taken(sent["name"], id):
		answer(w, http.StatusConflict, map[string]any{"error": "taken"})
	case r.Method == http.MethodPatch:
		maps.Copy(known, sent)
		answer(w, http.StatusOK, known)
	default:
		s.made++
		sent["id"] = strconv.Itoa(s.made)
		s.byID[strconv.Itoa(s.made)], s.order = sent, append(s.order, strconv.Itoa(s.made))
		answer(w, http.StatusCreated, sent)
	}
}

func (s *things) taken(name any, but string) bool {
	for id, other := range s.byID {
		if id != but && other["name"] == name {
			return true
		}
	}
	return false
}

func (s *things) list(w http.ResponseWriter, r *http.Request) {
	items := []any{}
	for _, id := range s.order {
		if name := r.URL.Query().Get("name"); name == "" || s.byID[id]["name"] == name {
			items = append(items, s.byID[id])
		}
	}
	total := len(items)
	offset, _ := strconv.Atoi(r.URL.Query().Get("offset"))
	items = items[min(offset, total):]
	if limit, err := strconv.Atoi(r.URL.Query().Get("limit")); err == nil {
		items = items[:min(limit, len(items))]
	}
	answer(w, http.StatusOK, map[string]any{"items": items, "total": total})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // to a recorder
}

func itoa(n int) string { return strconv.Itoa(n) }
