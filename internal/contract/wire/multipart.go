package wire

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Multipart reads a multipart body as an object of its parts (RFC 7578). A part whose media type is JSON, by its
// own word or by the style of its property, is read as JSON, and so is one whose place is an object. A part
// that is a list may come several times.
func Multipart(n *schema.Node, styles map[string]Style, body []byte, boundary string) (map[string]any, error) {
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
		name, text := part.FormName(), string(data)
		property := n.Child(name)
		switch {
		case isJSON(part.Header.Get("Content-Type"), styles[name]):
			object[name] = JSON(text)
		case IsList(property):
			items, _ := object[name].([]any)
			object[name] = append(items, partOf(property.Child("0"), text))
		default:
			object[name] = partOf(property, text)
		}
	}
}

// isJSON reports whether a part with a media type, which may be none, is JSON.
func isJSON(given string, style Style) bool {
	mediaType, _, err := mime.ParseMediaType(given)
	if err != nil {
		return style.JSON
	}
	return mediaType == "application/json" || strings.HasSuffix(mediaType, "+json")
}

// partOf reads a part by its place (OpenAPI 3.0.3, Encoding Object, contentType).
func partOf(n *schema.Node, text string) any {
	if IsObject(n) {
		return JSON(text)
	}
	return Text(n, text)
}
