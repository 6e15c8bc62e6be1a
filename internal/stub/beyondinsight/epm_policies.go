package beyondinsight

import (
	"net/http"
	"strings"

	"github.com/google/uuid"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of EPM policies.
const (
	policyKnown   rule.Site = "addEpmApplication/guard/known-policy" // not to a policy that does not exist
	policySilence rule.Site = "addEpmApplication/guard/empty-object" // the response shows nothing
)

var epmGuards = []rule.Site{policyKnown, policySilence}

// AddEpmApplication adds an application to a policy. No operation shows it.
func (s *server) AddEpmApplication(w http.ResponseWriter, r *http.Request, policy uuid.UUID) {
	id := strings.ToLower(policy.String())
	applications, known := s.epmPolicies[id]
	if !known && s.enforces(policyKnown) {
		refuse(w, http.StatusBadRequest, "", "invalid policy id")
		return
	}
	added := read[api.EpmApplication](r)
	s.epmPolicies[id] = append(applications, added)
	if !s.enforces(policySilence) {
		respond(w, http.StatusOK, added)
		return
	}
	respond(w, http.StatusOK, struct{}{})
}
