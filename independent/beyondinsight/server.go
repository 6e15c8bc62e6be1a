// Package beyondinsight is a server of the BeyondInsight API, written from the vendor's document alone.
//
// It serves address groups with their addresses, assets, and user groups in full, and around them what
// these need: organizations, workgroups, Smart Rules, users, permissions and API registrations. A caller
// gets a token or has a key, signs in with it, and is then known by a session cookie. Every request holds
// one lock, so that each is one step.
//
// The document knows no paths, codes or texts of refusals. A refusal is plain text here.
package beyondinsight

import (
	"sync"

	"github.com/assay-conformance/assay/independent/server"
)

// Vendor makes the servers.
var Vendor = server.Vendor{
	Name:     "beyondinsight",
	Bugs:     allBugs(),
	Variants: variants,
	New:      newServer,
}

// prefix is the path under which everything is served.
const prefix = "/BeyondTrust/api/public/v3"

// service is one server: its options, who may call it, and what it stores.
type service struct {
	mu       sync.Mutex
	options  server.Options
	routes   []route
	callers  []*caller
	tokens   map[string]token
	sessions map[string]*session
	store    *store
	index    *index
}

func newServer(o server.Options) server.Server {
	s := &service{
		options:  o,
		callers:  newCallers(),
		tokens:   map[string]token{},
		sessions: map[string]*session{},
		index:    &index{versions: map[int][]version{}},
	}
	s.store = newStore(s.variant("large-ids"))
	s.routes = s.table()
	s.seed()
	return server.Server{Handler: s, Access: s.access()}
}

// bug says whether the server has the bug.
func (s *service) bug(name string) bool { return s.options.Bug == name }

// variant says whether the server is the variant.
func (s *service) variant(name string) bool { return s.options.Variant == name }
