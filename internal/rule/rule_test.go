package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason                string
		rule                  rule.Rule
		documented, tolerated []int
	}{
		{"the sites name the status", rule.Rule{Sites: []rule.Site{"op/409", "op/guard/duplicate"}}, []int{409}, nil},
		{"a part of a response names it too", rule.Rule{Sites: []rule.Site{"op/400/body/error/required"}}, []int{400}, nil},
		{"several responses, in the order of the catalogue", rule.Rule{Sites: []rule.Site{"op/422", "op/400"}}, []int{422, 400}, nil},
		{"a success is not a refusal", rule.Rule{Sites: []rule.Site{"op/201", "op/guard/stored"}}, nil, nil},
		{"a redirection is not a refusal", rule.Rule{Sites: []rule.Site{"op/304"}}, nil, nil},
		{"a range names no status: any refusal will do", rule.Rule{Sites: []rule.Site{"op/4XX"}}, nil, nil},
		{"a request constraint names no status", rule.Rule{Sites: []rule.Site{"op/body/name/maxLength"}}, nil, nil},
		{"statuses of the row take precedence over its sites", rule.Rule{Sites: []rule.Site{"op/409"}, Statuses: []int{400}}, []int{400}, nil},
		{"tolerated statuses with statuses", rule.Rule{Statuses: []int{400}, Tolerated: []int{422}}, []int{400}, []int{422}},
		{"tolerated statuses with sites", rule.Rule{Sites: []rule.Site{"op/400"}, Tolerated: []int{422}}, []int{400}, []int{422}},
		{"an empty rule", rule.Rule{}, nil, nil},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			documented, tolerated := c.rule.Refusals()
			assert.Equal(t, c.documented, documented, c.reason)
			assert.Equal(t, c.tolerated, tolerated, c.reason)
		})
	}
}

func TestClaims(t *testing.T) {
	t.Parallel()
	r := rule.Rule{Sites: []rule.Site{"op/201/body", "op/guard/stored", "op/409"}}
	for _, c := range []struct {
		reason string
		site   rule.Site
		want   bool
	}{
		{"a claimed site", "op/guard/stored", true},
		{"a site below a claimed one", "op/201/body/id/required", true},
		{"a site above a claimed one covers more", "op/201", false},
		{"the body of a claimed status is another requirement", "op/409/body/error/required", false},
		{"another guard", "op/guard/other", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, r.Claims(c.site), c.reason)
		})
	}
	assert.False(t, rule.Rule{}.Claims("op/201"), "a rule without sites claims nothing")
}
