package contract

import (
	"crypto/sha256"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// memory caches judgements. A proof repeats the same calls, each time against another mutant:
// nearly all its exchanges are known already.
type memory struct {
	mu    sync.Mutex
	known map[digest]judged
}

type digest = [sha256.Size]byte

type judged struct {
	findings             []evidence.Finding
	validated, exercised []rule.Site
}

// WithMemory returns the contract with a cache of judgements, which grows with every new
// exchange: for a proof, not for a long run against one target.
func (c *Contract) WithMemory() *Contract {
	remembering := *c
	remembering.memory = &memory{known: map[digest]judged{}}
	return &remembering
}

// recall sets the judgement of an equal exchange, if there is one.
func (m *memory) recall(key digest, e *exchange.Exchange) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	known, ok := m.known[key]
	if ok {
		e.Findings, e.Validated, e.Exercised = slices.Clone(known.findings), known.validated, known.exercised
	}
	return ok
}

func (m *memory) remember(key digest, e *exchange.Exchange) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.known[key] = judged{slices.Clone(e.Findings), e.Validated, e.Exercised}
}

// fingerprint is a digest of all that the judge reads of an exchange.
func fingerprint(e *exchange.Exchange) digest {
	sum := sha256.New()
	// encoding strings and writing to a hash cannot fail
	_ = json.NewEncoder(sum).Encode([]any{e.Operation, e.Method, strings.TrimPrefix(e.URL, e.Base), e.Status, judgedHeader(e.Request), e.Response.Header})
	sum.Write(e.Request.Body)
	sum.Write([]byte{0})
	sum.Write(e.Response.Body)
	return digest(sum.Sum(nil))
}

// judgedHeader is a request's header without the fields that differ from call to call and are
// in no contract.
func judgedHeader(m exchange.Message) map[string][]string {
	header := m.Header.Clone()
	header.Del("X-Correlation-Id")
	header.Del("Authorization")
	return header
}
