package beyondinsight

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"

	"github.com/assay-conformance/assay/internal/stub"
)

// normalise rewrites request variants of public clients into the documented syntax:
//
//	POST /EpmPolicies/{id}/epmapplications/add  the path that clients use (A-BI-10)
//	"ChildrenInheritToken": "false"             a boolean as a text, as in the example of the source (A-BI-11)
//	"FileContents": "PGFzc2F5Lz4="              bytes in Base64, as servers of this kind take them (A-BI-48)
//	POST /Imports/QueueImportFile               parts of any name: the source prints none (A-BI-47)
func normalise(r *http.Request) {
	if r.Method != http.MethodPost {
		return
	}
	segments := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	if len(segments) == 4 && strings.EqualFold(segments[0], "EpmPolicies") && strings.EqualFold(segments[2], "epmapplications") && strings.EqualFold(segments[3], "add") {
		segments = []string{segments[1], "epmapplications", "add"}
		r.URL.Path, r.URL.RawPath = "/"+strings.Join(segments, "/"), ""
	}
	switch path := strings.Join(segments, "/"); {
	case len(segments) == 3 && strings.HasSuffix(path, "/epmapplications/add"):
		rewrite(r, respelt(booleanAsText))
	case path == "Imports":
		rewrite(r, respelt(bytesAsText))
	case path == "Imports/QueueImportFile":
		if kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil && kind == "multipart/form-data" {
			rewrite(r, func(body []byte) []byte { return renamed(body, parameters["boundary"]) })
		}
	}
}

// rewrite changes a body that is not too long.
func rewrite(r *http.Request, change func([]byte) []byte) {
	if r.Body == nil {
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, stub.MaxBody+1))
	if err != nil || len(body) > stub.MaxBody {
		r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), r.Body))
		return
	}
	body = change(body)
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
}

// respelt changes the properties of a JSON object. It leaves a body as it is if there is nothing to change.
func respelt(change func(map[string]json.RawMessage) bool) func([]byte) []byte {
	return func(body []byte) []byte {
		var properties map[string]json.RawMessage
		if json.Unmarshal(body, &properties) != nil || !change(properties) {
			return body
		}
		changed, err := json.Marshal(properties)
		if err != nil {
			return body
		}
		return changed
	}
}

func booleanAsText(properties map[string]json.RawMessage) bool {
	sent := string(properties["ChildrenInheritToken"])
	if sent != `"true"` && sent != `"false"` {
		return false
	}
	properties["ChildrenInheritToken"] = json.RawMessage(strings.Trim(sent, `"`))
	return true
}

func bytesAsText(properties map[string]json.RawMessage) bool {
	sent := properties["FileContents"]
	if _, both := properties["Base64FileContents"]; both || !bytes.HasPrefix(sent, []byte(`"`)) {
		return false
	}
	properties["Base64FileContents"] = sent
	delete(properties, "FileContents")
	return true
}

// renamed gives the parts of a body the documented names: the JSON part is the import, any other is the file.
// It leaves a body as it is that cannot be read.
func renamed(body []byte, boundary string) []byte {
	var b bytes.Buffer
	from, to := multipart.NewReader(bytes.NewReader(body), boundary), multipart.NewWriter(&b)
	if to.SetBoundary(boundary) != nil {
		return body
	}
	for {
		part, err := from.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil || copyPart(to, part) != nil {
			return body
		}
	}
	if to.Close() != nil {
		return body
	}
	return b.Bytes()
}

func copyPart(to *multipart.Writer, part *multipart.Part) error {
	kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
	header := textproto.MIMEHeader{"Content-Type": part.Header["Content-Type"], "Content-Disposition": {`form-data; name="import"`}}
	if kind != "application/json" {
		header.Set("Content-Disposition", multipart.FileContentDisposition("file", "file"))
	}
	into, err := to.CreatePart(header)
	if err == nil {
		_, err = io.Copy(into, part)
	}
	return err
}
