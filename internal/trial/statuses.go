package trial

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
)

// Statuses is what an answer's status may be.
type Statuses struct {
	Codes     []int // right
	Tolerated []int // a warning: the documentation contradicts itself here
	Refusal   bool  // any refusal for the reason at hand: a 4xx that has no other meaning
}

// notARefusal are the 4xx that say something else than "this request breaks a rule":
// who you are, where you are, how often you come.
var notARefusal = []int{401, 403, 404, 405, 408, 429}

// Exactly is the status of one documented answer.
func Exactly(a contract.Response) Statuses {
	code, err := strconv.Atoi(a.Status)
	if err != nil {
		return Statuses{Refusal: true}
	}
	return Statuses{Codes: []int{code}}
}

// Grade weighs a status.
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

// String says what is wanted.
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
