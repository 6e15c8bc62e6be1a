package main

import (
	"fmt"
	"os"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
)

func main() {
	data, _ := os.ReadFile("specs/beyondinsight/openapi.yaml")
	c, err := contract.Load("beyondinsight", "specs/beyondinsight/openapi.yaml", data)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	rows, _ := os.ReadFile("specs/beyondinsight/resources.yaml")
	if _, err := resource.Parse("specs/beyondinsight/resources.yaml", rows, c); err != nil {
		fmt.Println(err)
	}
	for _, s := range c.Sites() {
		fmt.Println(s, c.Where(s))
	}
}
