package zpa_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
)

func TestListScope(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	for _, c := range []struct {
		reason, query, token string
		want                 []string
	}{
		{"none: the Default Microtenant, not all (A-ZPA-11)", "", admin, []string{"Finance", "Decoys"}},
		{"the Default Microtenant", "microtenantId=0", admin, []string{"Finance", "Decoys"}},
		{"another Microtenant", "microtenantId=" + branches, admin, []string{"Branch office"}},
		{"all Microtenants", "microtenantId=null&pagesize=3", admin, []string{"Finance", "Decoys", "Branch office"}},
		{"a caller within a Microtenant", "microtenantId=" + branches, bound, []string{"Branch office"}},
		{"the second principal", "", backup, []string{"Finance", "Decoys"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, names(page(t, s, c.query, c.token)), c.reason)
		})
	}
}

func TestCreateScope(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, query, property, in string }{
		{"no Microtenant", "", "", "0"},
		{"in the query, as clients send it", "?microtenantId=" + branches, "", branches},
		{"in the body, as in the source", "", `,"microtenantId":` + branches, branches},
		{"as a string in the body", "", `,"microtenantId":"` + branches + `"`, branches},
		{"the query takes precedence", "?microtenantId=0", `,"microtenantId":` + branches, "0"},
		{"all: the Default Microtenant", "?microtenantId=null", "", "0"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s := kit.Fresh(stub.Options{})
			e := s.Send(t, kit.Post(groups+c.query, `{"name":"Office","enabled":true`+c.property+`}`))
			assert.Equal(t, 200, e.Status, "%s", e.Response.Body)
			assert.Contains(t, names(page(t, s, "microtenantId="+c.in, admin)), "Office", c.reason)
		})
	}
}

func TestCallerWithinMicrotenant(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	within := "?microtenantId=" + branches
	assert.Equal(t, 204, s.Send(t, kit.Put(changes+"/"+branch+within, `{"name":"Branch office 2"}`).By(bound)).Status)
	assert.Equal(t, []string{"Branch office 2"}, names(page(t, s, within[1:], admin)))
	assert.Equal(t, 204, s.Send(t, kit.Delete(groups+"/"+branch+within).By(bound)).Status)
}
