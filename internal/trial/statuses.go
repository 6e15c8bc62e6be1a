package trial

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
)

// Statuses are the statuses that a response may have.
type Statuses struct {
	Codes     []int // correct
	Tolerated []int // a warning: the documentation contradicts itself here
	Refusal   bool  // any 4xx without another meaning
}

// notARefusal are the 4xx statuses that do not mean that the request violates a rule: they are
// about credentials, the address, the method, time or the rate limit.
var notARefusal = []int{401, 403, 404, 405, 408, 429}

// Exactly returns the status of one documented response.
func Exactly(r contract.Response) Statuses {
	code, err := strconv.Atoi(r.Status)
	if err != nil {
		return Statuses{Refusal: true}
	}
	return Statuses{Codes: []int{code}}
}

// Grade grades a status.
func (s Statuses) Grade(status int) evidence.Grade {
	switch {
	case slices.Contains(s.Codes, status):
		return evidence.OK
	case slices.Contains(s.Tolerated, status):
		return evidence.Tolerated
	case s.Refusal && status/100 == 4 && !slices.Contains(notARefusal, status):
		return evidence.OK
	}
	return evidence.Violated
}

// wantsRefusal reports whether only a refusal is right.
func (s Statuses) wantsRefusal() bool {
	return !slices.ContainsFunc(s.Codes, func(code int) bool { return code < 400 })
}

// String describes the expected statuses.
func (s Statuses) String() string {
	var words []string
	for _, code := range s.Codes {
		words = append(words, fmt.Sprint(code))
	}
	if s.Refusal {
		words = append(words, "a refusal (4xx other than 401, 403, 404, 405, 408, 429)")
	}
	return strings.Join(words, " or ")
}
