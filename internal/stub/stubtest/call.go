package stubtest

import (
	"net/http"
)

// Form is the media type of a request to a token endpoint.
const Form = "application/x-www-form-urlencoded"

// Call is a request to a stub.
type Call struct {
	Method, Path string
	Token        string // empty for none
	Body         string
	MediaType    string // of the body; empty for the vendor's
}

// Get reads with the token of the administrator.
func (k *Kit) Get(path string) Call { return Call{Method: http.MethodGet, Path: path, Token: k.Admin} }

// Delete deletes with the token of the administrator.
func (k *Kit) Delete(path string) Call {
	return Call{Method: http.MethodDelete, Path: path, Token: k.Admin}
}

// Post sends a body with the token of the administrator.
func (k *Kit) Post(path, body string) Call {
	return Call{Method: http.MethodPost, Path: path, Token: k.Admin, Body: body}
}

// Put sends a body with the token of the administrator.
func (k *Kit) Put(path, body string) Call {
	return Call{Method: http.MethodPut, Path: path, Token: k.Admin, Body: body}
}

// Patch sends a body with the token of the administrator.
func (k *Kit) Patch(path, body string) Call {
	return Call{Method: http.MethodPatch, Path: path, Token: k.Admin, Body: body}
}

// SignIn requests a token.
func SignIn(path, form string) Call {
	return Call{Method: http.MethodPost, Path: path, Body: form, MediaType: Form}
}

// By returns the call with another token; an empty token sends none.
func (c Call) By(token string) Call {
	c.Token = token
	return c
}

// With returns the call with another body.
func (c Call) With(body string) Call {
	c.Body = body
	return c
}

// As returns the call with another media type.
func (c Call) As(mediaType string) Call {
	c.MediaType = mediaType
	return c
}
