package model

import (
	"encoding/json"
	"math/big"
	"reflect"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Holds reports whether a value that is shown is the one that was sent. An object may have more
// properties than were sent, and a null within it may have become anything: the sources do not say
// what null means there.
func Holds(shown, sent any) bool {
	switch want := sent.(type) {
	case map[string]any:
		got, ok := shown.(map[string]any)
		for name, value := range want {
			if ok = ok && (value == nil || Holds(got[name], value)); !ok {
				return false
			}
		}
		return ok
	case []any:
		got, _ := shown.([]any)
		return len(got) == len(want) && (len(want) > 0 || empty(shown)) && each(got, want)
	}
	return empty(shown) && empty(sent) || reflect.DeepEqual(shown, sent)
}

func each(got, want []any) bool {
	for i := range want {
		if !Holds(got[i], want[i]) {
			return false
		}
	}
	return true
}

// empty reports whether a value is none: null, an absent one, an empty text or an empty list.
func empty(value any) bool {
	items, list := value.([]any)
	return value == nil || value == "" || list && len(items) == 0
}

func isNothing(value exchange.Value) bool {
	v, reliable := value.Any()
	return value.Absent() || reliable && empty(v)
}

// text returns an id, which is a text or a number.
func text(value any) (string, bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	}
	return "", false
}

// clone copies a JSON value, because a canonical form is made in place. Numbers get one form: 1 and 1.0
// are the same (RFC 8259, section 6, has one kind of number).
func clone(value any) any {
	switch v := value.(type) {
	case map[string]any:
		object := make(map[string]any, len(v))
		for name, inner := range v {
			object[name] = clone(inner)
		}
		return object
	case []any:
		list := make([]any, len(v))
		for i, inner := range v {
			list[i] = clone(inner)
		}
		return list
	case nil, string, bool:
		return v
	}
	return number(value)
}

// number returns a number in the form of its shortest text.
func number(value any) any {
	text, err := json.Marshal(value)
	if err != nil {
		return value
	}
	f, _, err := big.ParseFloat(string(text), 10, 200, big.ToNearestEven)
	if err != nil {
		return value
	}
	return json.Number(f.Text('g', -1))
}
