package alloyscan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/alloyscan"
)

func TestConfig(t *testing.T)            { kit.TestConfig(t) }
func TestGuards(t *testing.T)            { kit.TestGuards(t, alloyscan.Guards()) }
func TestPoliciesAreGuards(t *testing.T) { kit.TestPoliciesAreGuards(t) }
func TestStubsShareNoState(t *testing.T) { kit.TestTwoShareNothing(t) }

func TestOffersExist(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	offers := s.Config.Offers
	for _, name := range []string{"running-scan", "segment-without-audit-service"} {
		e := s.Send(t, kit.Get(segments+"/"+offers[name]))
		assert.Equal(t, 200, e.Status, "the segment offered as %s", name)
	}
	for _, name := range []string{"audit-service", "second-audit-service"} {
		created(t, s, `{"name":"`+name+`","type":"active-directory","auditServiceId":"`+offers[name]+`"}`)
	}
	for _, name := range []string{"segment-of-another-type", "cloud-segment-type", "ip-range-segment-type"} {
		created(t, s, `{"name":"`+name+`","type":"`+offers[name]+`","auditServiceId":"`+service+`","addresses":["10.0.0.1-10.0.0.9"]}`)
	}
	for _, name := range []string{"non-admin-credential", "no-scan-credential", "scan-only-credential", "second-site-credential", "administrator"} {
		s.SignIn(t, name)
	}
}
