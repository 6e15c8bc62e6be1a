package contract

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
)

// Decode decodes a body: JSON to its value, a form or a multipart body to an object of its
// parts, any other to text. It returns nil for a body that does not match its media type.
func (b *RequestBody) Decode(header http.Header, body []byte) any {
	if isJSON(b.MediaType) {
		return decodeJSON(body)
	}
	given, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || given != b.MediaType {
		return nil
	}
	switch b.MediaType {
	case formType:
		return decodeForm(string(body))
	case multipartType:
		return decodeParts(multipart.NewReader(bytes.NewReader(body), params["boundary"]))
	}
	return string(body)
}

func decodeJSON(body []byte) any {
	var v any
	if json.Unmarshal(body, &v) != nil {
		return nil
	}
	return v
}

func decodeForm(body string) any {
	fields, err := url.ParseQuery(body)
	if err != nil {
		return nil
	}
	object := map[string]any{}
	for name := range fields {
		object[name] = fields.Get(name)
	}
	return object
}

// decodeParts decodes parts whose media type is JSON, and leaves others as text.
func decodeParts(reader *multipart.Reader) any {
	object := map[string]any{}
	for {
		part, err := reader.NextPart()
		if err == io.EOF {
			return object
		}
		if err != nil {
			return nil
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil
		}
		name := part.FormName()
		object[name] = string(data)
		var v any
		if given, _, err := mime.ParseMediaType(part.Header.Get("Content-Type")); err == nil && isJSON(given) && json.Unmarshal(data, &v) == nil {
			object[name] = v
		}
	}
}
