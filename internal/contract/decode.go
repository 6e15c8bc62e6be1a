package contract

import (
	"bytes"
	"mime"
	"net/http"

	"github.com/assay-conformance/assay/internal/contract/wire"
)

// Decode decodes a body of the media type that cases are derived from, with exact numbers: JSON to its value, a
// form or a multipart body to an object of its parts, any other to text. It returns nil for a body that does
// not match its media type.
func (b *RequestBody) Decode(header http.Header, body []byte) any {
	if isJSON(b.MediaType) {
		v, err := wire.DecodeJSON(bytes.NewReader(body))
		if err != nil {
			return nil
		}
		return v
	}
	given, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || given != b.MediaType {
		return nil
	}
	switch b.MediaType {
	case formType:
		return formOf(b.root, b.contents[0].styles, string(body))
	case multipartType:
		object, err := wire.Multipart(b.root, b.contents[0].styles, body, parameters["boundary"])
		if err != nil {
			return nil
		}
		return object
	}
	return string(body)
}
