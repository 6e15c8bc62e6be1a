package zpa

import (
	"bytes"
	"io"
	"net/http"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/assay-conformance/assay/internal/stub"
)

// respellBody rewrites properties that public clients send in another form:
//
//	"applications": null      an omitted value, from clients that send every property
//	"id": 216196257331373001  a number where the document has a string
//	"addedApps": "1, 2"       ids in one string
//
// Null means an omitted property, whichever it is: clients send it for any empty list or string, and
// which ones may differ by release; a missing name is still an error. A malformed body is left
// unchanged for the contract to refuse.
func respellBody(r *http.Request) {
	if r.Body == nil || r.Method != http.MethodPost && r.Method != http.MethodPut {
		return
	}
	text, err := io.ReadAll(io.LimitReader(r.Body, stub.MaxBody+1))
	if err != nil || len(text) > stub.MaxBody {
		r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(text), r.Body))
		return
	}
	text = respelt(text)
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
}

func respelt(text []byte) []byte {
	var properties map[string]jsontext.Value
	if json.Unmarshal(text, &properties) != nil {
		return text
	}
	changed := false
	for name, value := range properties {
		switch kind := value.Kind(); {
		case kind == 'n':
			delete(properties, name)
		case kind == '0' && name == "id":
			properties[name] = jsontext.Value(`"` + value.String() + `"`)
		case kind == '"' && (name == "addedApps" || name == "deletedApps"):
			properties[name] = list(value)
		default:
			continue
		}
		changed = true
	}
	if !changed {
		return text
	}
	if respelt, err := json.Marshal(properties); err == nil {
		return respelt
	}
	return text
}

// list splits ids in one string, separated by commas.
func list(text jsontext.Value) jsontext.Value {
	var joined string
	ids := []string{}
	if json.Unmarshal(text, &joined) != nil {
		return text
	}
	for id := range strings.SplitSeq(joined, ",") {
		if id = strings.TrimSpace(id); id != "" {
			ids = append(ids, id)
		}
	}
	all, err := json.Marshal(ids)
	if err != nil {
		return text
	}
	return all
}
