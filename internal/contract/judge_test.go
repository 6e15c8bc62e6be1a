package contract_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/specs"
)

func TestSmoke(t *testing.T) {
	data, err := specs.Files.ReadFile("alloyscan/openapi.yaml")
	require.NoError(t, err)
	c, err := contract.Load("alloyscan", "specs/alloyscan/openapi.yaml", data)
	require.NoError(t, err)
	for _, s := range c.Sites() {
		fmt.Println(c.Line(s), s)
	}
	try := func(op, method, url, req string, status int, ct, body string) {
		e := &exchange.Exchange{Operation: op, Method: method, URL: url, Status: status}
		e.Request.Header = http.Header{}
		if req != "" {
			e.Request.Header.Set("Content-Type", "application/json")
		}
		e.Request.Body = exchange.Body(req)
		e.Response.Header = http.Header{}
		if ct != "" {
			e.Response.Header.Set("Content-Type", ct)
		}
		e.Response.Body = exchange.Body(body)
		require.NoError(t, c.Judge(e))
		fmt.Println("==", op, req, status, body)
		for _, f := range e.Findings {
			fmt.Printf("   %+v\n", f)
		}
		fmt.Println("   looked", len(e.Looked), e.Looked)
	}
	u := "http://127.0.0.1/api/v1/segments"
	const j = "application/json"
	id := "3fa85f64-5717-4562-b3fc-2c963f66afa6"
	seg := `{"id":"` + id + `","name":"a","type":"address-list","autoTagId":null,"addresses":["10.0.0.1"]}`
	try("createSegment", "POST", u, `{"name":"a","type":"address-list"}`, 201, j, seg)
	try("createSegment", "POST", u, `{"type":5,"addresses":[],"autoTagId":4,"auditServiceId":"x"}`, 201, j, `{"id":"x","name":null,"zz":1,"addresses":[1]}`)
	try("createSegment", "POST", u, ``, 400, j, `{"id":"x"}`)
	try("createSegment", "POST", u, `{`, 418, j, `{"id":"x"}`)
	try("createSegment", "POST", u, `[]`, 500, "text/html", `<p>`)
	try("listSegments", "GET", u+"?limit=x&limit=2&zz=1", "", 200, j, `{"items":[{"id":"`+id+`","name":3}], "items":[{"id":"`+id+`","name":3}]} x`)
	try("listSegments", "GET", u, "", 200, "text/html", ``)
	try("listSegments", "GET", u, "", 404, "text/html", `gone`)
	try("deleteSegment", "DELETE", u+"/"+id, "", 204, j, `x`)
	try("scanSegment", "POST", u+"/"+id+"/scan", "", 202, j, `{"taskId":"`+id+`","status":"Done"}`)
}
