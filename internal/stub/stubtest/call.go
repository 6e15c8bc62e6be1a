package stubtest

import (
	"net/http"
)

// Form is the media type of what is sent to a token endpoint.
const Form = "application/x-www-form-urlencoded"

// Call is a request to a stub.
type Call struct {
	Method, Path string
	Token        string // empty for none
	Body         string
	MediaType    string // of the body; empty for that which the vendor takes
}

// Get reads, as one who may do everything.
func (k *Kit) Get(path string) Call { return Call{Method: http.MethodGet, Path: path, Token: k.Admin} }

// Delete removes, as one who may do everything.
func (k *Kit) Delete(path string) Call {
	return Call{Method: http.MethodDelete, Path: path, Token: k.Admin}
}

// Post sends a body, as one who may do everything.
func (k *Kit) Post(path, body string) Call {
	return Call{Method: http.MethodPost, Path: path, Token: k.Admin, Body: body}
}

// Put sends a body, as one who may do everything.
func (k *Kit) Put(path, body string) Call {
	return Call{Method: http.MethodPut, Path: path, Token: k.Admin, Body: body}
}

// Patch sends a body, as one who may do everything.
func (k *Kit) Patch(path, body string) Call {
	return Call{Method: http.MethodPatch, Path: path, Token: k.Admin, Body: body}
}

// SignIn asks for a token.
func SignIn(path, form string) Call {
	return Call{Method: http.MethodPost, Path: path, Body: form, MediaType: Form}
}

// By is the call made with another token; with none when it is empty.
func (c Call) By(token string) Call {
	c.Token = token
	return c
}

// With is the call with another body.
func (c Call) With(body string) Call {
	c.Body = body
	return c
}

// As is the call with its body sent as another media type.
func (c Call) As(mediaType string) Call {
	c.MediaType = mediaType
	return c
}
