package zpa_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/zpa"
)

func TestConfig(t *testing.T)            { kit.TestConfig(t) }
func TestGuards(t *testing.T)            { kit.TestGuards(t, zpa.Guards()) }
func TestPoliciesAreGuards(t *testing.T) { kit.TestPoliciesAreGuards(t) }
func TestStubsShareNoState(t *testing.T) {
	kit.TestTwoShareNothing(t, kit.Put(changes+"/"+finance, `{"deletedApps":["216196257331372003"]}`))
}

func TestOffersExist(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	offers := s.Config.Offers
	assert.Equal(t, customer, s.Config.Parameters["customerId"])
	for _, name := range []string{"referenced-group", "deception-group"} {
		assert.Equal(t, offers[name], read(t, s, offers[name]).ID, "the group offered as %s", name)
	}
	for _, name := range []string{"application-segment", "second-application-segment"} {
		id := created(t, s, `{"name":"`+name+`","enabled":true,"applications":[{"id":`+offers[name]+`}]}`)
		assert.Equal(t, offers[name], read(t, s, id).Applications.MustGet()[0].ID)
	}
	assert.NotEmpty(t, page(t, s, "microtenantId="+offers["microtenant"], admin).List, "a Microtenant with a group")
	assert.Equal(t, "501", *page(t, s, "microtenantId="+offers["more-than-500-groups"], admin).TotalCount)
	for _, name := range []string{"microtenant-credential", "second-credential", "administrator"} {
		s.SignIn(t, name)
	}
}
