// Command independent serves a server that somebody else wrote.
//
//	cd independent && go run ./cmd/independent --vendor zpa
//
// It prints how to call it, as JSON, and then serves until it is interrupted.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"time"

	"github.com/assay-conformance/assay/independent"
	"github.com/assay-conformance/assay/independent/server"
)

func main() {
	vendor := flag.String("vendor", "", "the vendor to be a server of")
	bug := flag.String("bug", "", "the name of the bug that the server has")
	variant := flag.String("variant", "", "the name of the variant that the server is")
	listen := flag.String("listen", "127.0.0.1:8790", "the address to listen on; port 0 takes a free one")
	flag.Parse()
	if err := serve(*vendor, *listen, server.Options{Now: time.Now, Bug: *bug, Variant: *variant}); err != nil {
		fmt.Fprintln(os.Stderr, "independent:", err)
		os.Exit(2)
	}
}

func serve(vendor, listen string, o server.Options) error {
	all := independent.Vendors()
	at := slices.IndexFunc(all, func(v server.Vendor) bool { return v.Name == vendor })
	if at < 0 {
		return fmt.Errorf("unknown vendor %q (available: alloyscan, beyondinsight, sailpoint, zpa)", vendor)
	}
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	defer listener.Close()
	o.BaseURL = "http://" + listener.Addr().String()
	made, err := all[at].Make(o)
	if err != nil {
		return err
	}
	access, err := json.MarshalIndent(made.Access, "", "  ")
	if err != nil {
		return err
	}
	fmt.Println(string(access))
	serving := &http.Server{Handler: made.Handler, ReadHeaderTimeout: 10 * time.Second}
	return serving.Serve(listener)
}
