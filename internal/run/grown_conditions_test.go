package run_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// directories serves a body with properties that are required under a condition: the contract
// enforces it.
func (a acme) directories() {
	a.HandleFunc("POST /directories", func(w http.ResponseWriter, r *http.Request) {
		var sent object
		_ = json.NewDecoder(r.Body).Decode(&sent) // the body is valid
		respond(w, http.StatusCreated, sent)
	})
}

// A server that never requires the property, or always, is wrong about the condition.
func TestWrongCondition(t *testing.T) {
	t.Parallel()
	const password, host = "createDirectory/body/bindPassword/required-when", "createDirectory/body/servers/*/host/required-when"
	server := func(fits func(directory object) bool) func(http.Handler) http.Handler {
		return func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != "/directories" {
					next.ServeHTTP(w, r)
					return
				}
				var sent object
				if json.NewDecoder(r.Body).Decode(&sent) != nil || !fits(sent) {
					http.Error(w, "refused", http.StatusBadRequest)
					return
				}
				respond(w, http.StatusCreated, sent)
			})
		}
	}
	for _, c := range []struct {
		reason         string
		fits           func(object) bool
		password, host result.Verdict
	}{
		{"it requires neither", func(object) bool { return true }, result.Fail, result.Fail},
		{"it requires the password even without a user", func(d object) bool { return d["bindPassword"] != nil }, result.Fail, result.Fail},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, map[rule.Site]result.Verdict{password: c.password, host: c.host}, verdictsAt(t, acmeVendor(t), server(c.fits), password, host))
		})
	}
}
