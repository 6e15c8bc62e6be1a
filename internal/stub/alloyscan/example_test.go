package alloyscan_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/stub"
	stuballoyscan "github.com/assay-conformance/assay/internal/stub/alloyscan"
	"github.com/assay-conformance/assay/specs"
)

// The example in the README.
func Example() {
	document, err := specs.Files.ReadFile("alloyscan/openapi.yaml")
	if err != nil {
		panic(err)
	}
	c, err := contract.Load("alloyscan", "openapi.yaml", document)
	if err != nil {
		panic(err)
	}
	served := httptest.NewServer(stuballoyscan.New(c, stub.Options{}).Handler)
	defer served.Close()
	ctx, server := context.Background(), served.URL

	client, err := alloyscan.NewClientWithResponses(server, alloyscan.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer demo-administrator")
		return nil
	}))
	if err != nil {
		panic(err)
	}
	page, err := client.ListSegmentsWithResponse(ctx, &alloyscan.ListSegmentsParams{})
	if err != nil {
		panic(err)
	}
	fmt.Println(page.JSON200.Total, page.JSON200.Items[0].Name)
	// Output: 2 Warehouse
}
