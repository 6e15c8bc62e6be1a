package zpa

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/stub"
)

// scope is the Microtenant of a call, or all of them.
type scope struct {
	microtenant string
	all         bool
}

func (s scope) covers(g group) bool { return s.all || g.microtenant == s.microtenant }

// home returns the Microtenant of a new group.
func (s scope) home() string {
	if s.all {
		return defaultMicrotenant
	}
	return s.microtenant
}

// scope returns the scope of a call, or refuses it: the customer must be the caller's, and the
// Microtenant must exist. A caller bound to a Microtenant must name it. For other callers none
// means the Default one, not all (A-ZPA-11). If a call names two, the query takes precedence.
func (s *server) scope(ctx context.Context, customer string, query *string, body *api.MicrotenantIDValue) (scope, error) {
	if customer != customerID {
		return scope{}, refused(http.StatusForbidden, "customer.not.authorized", "the credential does not belong to this customer", customer)
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

// digits returns a number that was sent as a number or as a string.
func digits(v json.Marshaler) string {
	text, err := v.MarshalJSON()
	if err != nil {
		return ""
	}
	return strings.Trim(string(text), `"`)
}
