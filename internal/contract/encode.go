package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"mime"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
)

// Media types whose bodies have parts, and the usual one.
const (
	formType      = "application/x-www-form-urlencoded"
	multipartType = "multipart/form-data"
	jsonType      = "application/json"
)

// boundary separates the parts of a multipart body. It is constant, so that two runs send the
// same bytes.
const boundary = "assay-boundary-7d1c0c3e"

// isJSON reports whether a body of a media type is JSON (RFC 6839, section 3.1).
func isJSON(mediaType string) bool {
	return mediaType == jsonType || mediaType == "text/json" || strings.HasSuffix(mediaType, "+json")
}

// judgedMediaType returns the media type that the validators know a documented one by: the usual one for all
// kinds of JSON, and for a range that has it.
func judgedMediaType(documented string) string {
	if isJSON(documented) || takesMediaType(documented, jsonType) {
		return jsonType
	}
	return documented
}

// takesMediaType reports whether a media type is the documented one, or in the documented range, such as
// application/* (RFC 9110, section 12.5.1). Neither has parameters.
func takesMediaType(documented, given string) bool {
	before, after, isRange := strings.Cut(documented, "*")
	if before == "" {
		after = strings.TrimPrefix(after, "/*")
	}
	return given == documented || isRange && strings.HasPrefix(given, before) && strings.HasSuffix(given, after)
}

// bareMediaType returns a media type in lower case and without its parameters; the text itself if it is none.
func bareMediaType(text string) string {
	bare, _, err := mime.ParseMediaType(text)
	if err != nil && bare == "" {
		return text
	}
	return bare
}

// Encode encodes a body in the media type that the operation takes: a form or a multipart body
// from an object of its parts, anything else as JSON. It also returns the Content-Type.
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

// encodeParts writes each property as a part (RFC 7578).
func encodeParts(parts map[string]any) ([]byte, string, error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.SetBoundary(boundary); err != nil {
		return nil, "", err
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if err := encodePart(w, name, parts[name]); err != nil {
			return nil, "", err
		}
	}
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	return b.Bytes(), w.FormDataContentType(), nil
}

// encodePart writes text as a file, unchanged, and anything else as JSON.
func encodePart(w *multipart.Writer, name string, value any) error {
	header := textproto.MIMEHeader{}
	text, isText := value.(string)
	data := []byte(text)
	if isText {
		header.Set("Content-Disposition", multipart.FileContentDisposition(name, name))
		header.Set("Content-Type", "application/octet-stream")
	} else {
		var err error
		if data, err = json.Marshal(value); err != nil {
			return err
		}
		header.Set("Content-Disposition", fmt.Sprintf("form-data; name=%q", name))
		header.Set("Content-Type", "application/json")
	}
	part, err := w.CreatePart(header)
	if err != nil {
		return err
	}
	_, err = part.Write(data)
	return err
}
