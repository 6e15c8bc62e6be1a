package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/stub"
)

// A target that issues tokens but does not serve the API is not judged.
func TestWrongAddressIsInconclusive(t *testing.T) {
	t.Parallel()
	v, err := builtin.Vendors().Load("zpa")
	require.NoError(t, err)
	handler := v.NewStub(stub.Options{}).Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			handler.ServeHTTP(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	var errOut bytes.Buffer
	exit := execute([]string{"run", "--vendor", "zpa", "--target", server.URL, "--out", t.TempDir()}, io.Discard, &errOut, builtin.Vendors())
	assert.Equal(t, result.ExitInconclusive, exit)
	assert.Contains(t, errOut.String(), "assay: the target cannot be tested: GET "+server.URL)
	assert.Contains(t, errOut.String(), "got 404 Not Found with text/plain; check the base URL, its path prefix, customerId, and the credential")
}
