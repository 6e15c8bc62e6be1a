package beyondinsight_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

const smartRules = "/SmartRules"

func TestRefusedSmartRules(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
	}{
		{"one that the caller may not read", kit.Get(smartRules + "/52"), 404},
		{"its title", kit.Get(smartRules + "?title=Closed%20rule"), 404},
		{"a title of another organization", kit.Get(smartRules + "?title=Branch%20assets"), 404},
		{"a title in an unknown organization", kit.Get("/Organizations/x/SmartRules?title=Servers"), 404},
		{"an unknown attribute", kit.Post(smartRules+"/FilterAssetAttribute", `{"AttributeIDs":[99],"Title":"x","Category":"x"}`), 400},
		{"a title that is taken", kit.Post(smartRules+"/FilterAssetAttribute", `{"AttributeIDs":[42],"Title":"Servers","Category":"x"}`), 400},
		{"an unknown account", kit.Post(smartRules+"/FilterSingleAccount", `{"AccountID":99}`), 400},
		{"a title that is taken, for an account", kit.Post(smartRules+"/FilterSingleAccount", `{"AccountID":81,"Title":"Servers"}`), 400},
		{"one that the caller may only read", kit.Delete(smartRules + "/53"), 403},
		{"one that is being processed", kit.Post(smartRules+"/55/Process", ""), 409},
		{"an unknown access level", kit.Post("/UserGroups/61/SmartRules/51/AccessLevels", `{"AccessLevelID":2}`), 400},
		{"access of an unknown user group", kit.Post("/UserGroups/99/SmartRules/51/AccessLevels", `{"AccessLevelID":1}`), 404},
		{"access to an unknown rule", kit.Post("/UserGroups/61/SmartRules/99/AccessLevels", `{"AccessLevelID":1}`), 404},
		{"the rules of an unknown user group", kit.Get("/UserGroups/99/SmartRules"), 404},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.Refuses(t, c.call, c.status, "")
		})
	}
}

// A type may be spelled as the source prints it, or in one word.
func TestTypesOfSmartRules(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	for _, spelled := range []string{"managed%20system", "ManagedSystem"} {
		listed := stubtest.Read[api.SmartRules](t, s.Send(t, kit.Get(smartRules+"?type="+spelled)), http.StatusOK)
		require.Len(t, listed, 1, spelled)
		assert.True(t, listed[0].OrganizationID.IsNull())
	}
}

// A Smart Rule that waits has neither a date nor assets until it is processed.
func TestProcessedSmartRule(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	made := stubtest.Read[api.CreatedSmartRule](t, s.Send(t, kit.Post(smartRules+"/FilterAssetAttribute",
		`{"AttributeIDs":[42],"Title":"At the site","Category":"Places","ProcessImmediately":false}`)), http.StatusCreated)
	at := smartRules + "/" + fmt.Sprint(made.SmartRuleID)
	assert.Nil(t, made.LastProcessedDate)
	assert.Empty(t, stubtest.Read[api.Assets](t, s.Send(t, kit.Get(at+"/Assets")), http.StatusOK))
	queued := stubtest.Read[api.SmartRule](t, s.Send(t, kit.Post(at+"/Process?Queue=true", "")), http.StatusOK)
	assert.Nil(t, queued.LastProcessedDate)
	done := stubtest.Read[api.SmartRule](t, s.Send(t, kit.Post(at+"/Process", "")), http.StatusOK)
	assert.NotNil(t, done.LastProcessedDate)
	assert.Len(t, stubtest.Read[api.Assets](t, s.Send(t, kit.Get(at+"/Assets")), http.StatusOK), 1)
}

// The access that a user group was given shows at its level.
func TestAccessToSmartRules(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	const of = "/UserGroups/61/SmartRules"
	assert.Equal(t, http.StatusOK, s.Send(t, kit.Post(of+"/54/AccessLevels", `{"AccessLevelID":3}`)).Status)
	listed := stubtest.Read[[]api.UserGroupSmartRule](t, s.Send(t, kit.Get(of+"/")), http.StatusOK)
	require.Len(t, listed, 2)
	assert.Equal(t, int32(1), listed[0].AccessLevelID)
	assert.Equal(t, int32(3), listed[1].AccessLevelID)
}
