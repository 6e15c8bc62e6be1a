package contract_test

import (
	"net/http"
	"strings"
)

// object is a JSON object.
type object = map[string]any

const id = "3fa85f64-5717-4562-b3fc-2c963f66afa6"

// newThing is a request body that has every property and satisfies every constraint.
func newThing() object {
	return object{
		"name": "name", "kind": "small", "code": "ABC", "count": 5, "label": "l", "maker": object{"error": "e"}, "secretWhen": true, "size": 50,
		"marks": []any{"a", "b"}, "owner": object{"mail": "me@host.example", "type": "person"},
		"formats": object{
			"uuid": id, "moment": "2026-03-01T12:00:00Z", "day": "2026-02-28", "mail": "me@host.example", "link": "https://host.example/a?b",
			"host": "10.0.0.1", "net": "10.0.0.0/8", "short": 2147483647, "long": 5, "single": 1.5, "double": 1.5, "bytes": "YQ==", "blob": "a",
		},
	}
}

// thing is a response that has every property and satisfies every constraint.
func thing() object {
	t := newThing()
	t["id"], t["shape"], t["extent"], t["history"] = id, object{"radius": 1}, 3, []any{object{"error": "e"}}
	return t
}

// with is an object with a value at a place, given as the names on the path to it.
func with(o object, place string, value any) object {
	names := strings.Split(place, "/")
	here := o
	for _, name := range names[:len(names)-1] {
		here = here[name].(object)
	}
	here[names[len(names)-1]] = value
	return o
}

// without is an object that lacks a property.
func without(o object, property string) object {
	delete(o, property)
	return o
}

// Valid calls of the operations of testdata/things.yaml.
func create() call {
	return call{op: "createThing", method: "POST", path: "/things", request: newThing(), status: 201, response: thing()}
}

func list(items ...any) call {
	return call{
		op: "listThings", method: "GET", path: "/things?state=open&limit=10&word=abc&since=2026-02-28&tag=a&tag=b", header: http.Header{"X-Page": {"1"}},
		status: 200, responseHeader: http.Header{"X-Total": {"7"}, "X-Next": {"https://host.example/next"}},
		response: object{"items": append([]any{}, items...), "note": object{"any": 1}},
	}
}

func get() call {
	return call{op: "getThing", method: "GET", path: "/things/" + id, status: 200, response: thing()}
}

func change() call {
	return call{op: "changeThing", method: "PATCH", path: "/things/" + id, request: object{"name": "n"}, status: 200, response: thing()}
}

func remove() call {
	return call{op: "deleteThing", method: "DELETE", path: "/things/" + id, status: 204}
}

func shape(body any) call {
	return call{op: "getShape", method: "GET", path: "/things/1/shape", status: 200, response: body}
}

func tree(body any) call {
	return call{op: "getTree", method: "GET", path: "/tree/1", status: 200, response: body}
}

func motto(body any) call {
	return call{op: "getMotto", method: "GET", path: "/motto", status: 200, responseType: "text/json", response: body}
}

// responding changes the response of a call.
func (c call) responding(body any) call {
	c.response = body
	return c
}

// refused is a call that was refused with a status and an error.
func (c call) refused(status int, body any) call {
	c.status, c.response, c.responseHeader = status, body, nil
	return c
}

// sending changes the request body of a call.
func (c call) sending(body any) call {
	c.request = body
	return c
}

// to changes the path and query of a call.
func (c call) to(path string) call {
	c.path = path
	return c
}
