package wire

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Multipart reads a multipart body as an object of its parts (RFC 7578). A part whose media type is JSON, or
// whose place is an object, is read as JSON, and a part that is a list may come several times.
func Multipart(n *schema.Node, body []byte, boundary string) (map[string]any, error) {
	reader := multipart.NewReader(bytes.NewReader(body), boundary)
	object := map[string]any{}
	for {
		part, err := reader.NextPart()
		if err == io.EOF {
			return object, nil
		}
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		property := n.Child(part.FormName())
		given, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type")) // one that is none is not JSON
		isJSON := given == "application/json" || strings.HasSuffix(given, "+json")
		switch {
		case !isJSON && IsList(property):
			items, _ := object[part.FormName()].([]any)
			object[part.FormName()] = append(items, Text(property.Child("0"), string(data)))
		case isJSON, IsObject(property):
			object[part.FormName()] = JSON(string(data))
		default:
			object[part.FormName()] = Text(property, string(data))
		}
	}
}
