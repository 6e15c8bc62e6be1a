package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
)

// Media types whose bodies have parts.
const (
	formType      = "application/x-www-form-urlencoded"
	multipartType = "multipart/form-data"
)

// boundary parts the parts of a multipart body: the same in every run, so that two runs send
// the same bytes.
const boundary = "assay-boundary-7d1c0c3e"

// isJSON says whether a body of a media type is JSON (RFC 6839, section 3.1).
func isJSON(mediaType string) bool {
	return mediaType == "application/json" || strings.HasSuffix(mediaType, "+json")
}

// Encode writes a body in the media type that the operation takes: a form or a multipart body
// from an object of its parts, anything else as JSON. It gives the Content-Type too.
func (b *RequestBody) Encode(value any) (body []byte, contentType string, err error) {
	parts, _ := value.(map[string]any)
	switch b.MediaType {
	case formType:
		values := url.Values{}
		for name, value := range parts {
			values.Set(name, fmt.Sprint(value))
		}
		return []byte(values.Encode()), formType, nil
	case multipartType:
		return encodeParts(parts)
	}
	body, err = json.Marshal(value)
	return body, b.MediaType, err
}

// encodeParts writes each member as a part: text as it is, anything else as JSON (RFC 7578).
func encodeParts(parts map[string]any) ([]byte, string, error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.SetBoundary(boundary); err != nil {
		return nil, "", err
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		header := textproto.MIMEHeader{"Content-Disposition": {multipart.FileContentDisposition(name, name)}, "Content-Type": {"application/octet-stream"}}
		text, isText := parts[name].(string)
		data := []byte(text)
		if !isText {
			header.Set("Content-Disposition", fmt.Sprintf("form-data; name=%q", name))
			header.Set("Content-Type", "application/json")
			var err error
			if data, err = json.Marshal(parts[name]); err != nil {
				return nil, "", err
			}
		}
		part, err := w.CreatePart(header)
		if err != nil {
			return nil, "", err
		}
		if _, err := part.Write(data); err != nil {
			return nil, "", err
		}
	}
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	return b.Bytes(), w.FormDataContentType(), nil
}

// Decode reads a body that was sent: JSON as its value, a form or a multipart body as an object
// of its parts, any other as text. It is nil for a body that is not what its type says. A part
// that says that it is JSON is read as such.
func (b *RequestBody) Decode(header http.Header, body []byte) any {
	if isJSON(b.MediaType) {
		var v any
		if json.Unmarshal(body, &v) != nil {
			return nil
		}
		return v
	}
	given, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || given != b.MediaType {
		return nil
	}
	switch b.MediaType {
	case formType:
		fields, err := url.ParseQuery(string(body))
		if err != nil {
			return nil
		}
		object := map[string]any{}
		for name := range fields {
			object[name] = fields.Get(name)
		}
		return object
	case multipartType:
		return decodeParts(multipart.NewReader(bytes.NewReader(body), params["boundary"]))
	}
	return string(body)
}

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
		object[part.FormName()] = string(data)
		var v any
		if given, _, err := mime.ParseMediaType(part.Header.Get("Content-Type")); err == nil && isJSON(given) && json.Unmarshal(data, &v) == nil {
			object[part.FormName()] = v
		}
	}
}
