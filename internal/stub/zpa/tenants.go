package zpa

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/stub"
)

// scope is the Microtenants that a call is about.
type scope struct {
	microtenant string
	all         bool
}

func (s scope) covers(g group) bool { return s.all || g.microtenant == s.microtenant }

// home is where the scope puts a new group.
func (s scope) home() string {
	if s.all {
		return defaultMicrotenant
	}
	return s.microtenant
}

// scope finds what a call is about, or refuses it: the customer must be the caller's, the
// Microtenant must exist. A caller who is bound to a Microtenant must name it. Anybody else who
// names none means the Default one: leaving it out does not silently mean all (A-ZPA-11). In a
// call that names two, the query counts.
func (s *server) scope(ctx context.Context, customer string, query *string, body *api.MicrotenantIDValue) (scope, error) {
	if customer != customerID {
		return scope{}, refused(http.StatusForbidden, "customer.not.authorized", "the credential is not one of this customer", customer)
	}
	named := ""
	switch {
	case query != nil:
		named = *query
	case body != nil:
		named = digits(body)
	}
	bound := stub.Caller(ctx).Tenant
	_, known := microtenants[named]
	switch {
	case bound != "" && named != bound:
		return scope{}, refused(http.StatusBadRequest, "invalid.microtenant", "the credential is bound to a Microtenant: pass its microtenantId", "microtenantId")
	case named == "null":
		return scope{all: true}, nil
	case named == "":
		return scope{microtenant: defaultMicrotenant}, nil
	case !known:
		return scope{}, refused(http.StatusBadRequest, "invalid.microtenant", "no such Microtenant", "microtenantId")
	}
	return scope{microtenant: named}, nil
}

// digits reads a number that is sent as a number or as text.
func digits(v json.Marshaler) string {
	text, err := v.MarshalJSON()
	if err != nil {
		return ""
	}
	return strings.Trim(string(text), `"`)
}
