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

// respellBody rewrites the members of a body that public clients write otherwise:
//
//	"applications": null      what is not given, from clients that write every member they know
//	"id": 216196257331373001  a number where the document has text
//	"addedApps": "1, 2"       ids in one text
//
// Null stands for a member that is left out, whichever it is: clients send it for any list or
// text of theirs that is empty, the next release for others than today's, and a name that may
// not be left out is missed all the same. A body that cannot be read stays as it is, for the contract to complain of.
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
	var members map[string]jsontext.Value
	if json.Unmarshal(text, &members) != nil {
		return text
	}
	changed := false
	for name, value := range members {
		switch kind := value.Kind(); {
		case kind == 'n':
			delete(members, name)
		case kind == '0' && name == "id":
			members[name] = jsontext.Value(`"` + value.String() + `"`)
		case kind == '"' && (name == "addedApps" || name == "deletedApps"):
			members[name] = list(value)
		default:
			continue
		}
		changed = true
	}
	if !changed {
		return text
	}
	if respelt, err := json.Marshal(members); err == nil {
		return respelt
	}
	return text
}

// list reads ids that stand in one text, with commas between them.
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
