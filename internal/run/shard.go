package run

import (
	"fmt"

	"github.com/assay-conformance/assay/internal/result"
)

// Shard is one of several parts of a run that are run separately, perhaps on other machines,
// and merged. Its zero value is the whole run.
type Shard struct{ Number, Of int } // Number counts from 1

// ParseShard parses N/OF; empty is the whole run.
func ParseShard(text string) (Shard, error) {
	if text == "" {
		return Shard{}, nil
	}
	number, of, err := result.ParseShard(text)
	if err != nil {
		return Shard{}, fmt.Errorf("invalid --shard: %w", err)
	}
	return Shard{number, of}, nil
}

// String is the inverse of [ParseShard].
func (s Shard) String() string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Number, s.Of)
}

// of deals out the chosen trials in turn: shards differ by at most one trial, neighbours in the
// plan, which often take equally long, go to different shards, and no seed changes it.
func (s Shard) of(chosen []int) []int {
	if s.Of == 0 {
		return chosen
	}
	var own []int
	for k, i := range chosen {
		if k%s.Of == s.Number-1 {
			own = append(own, i)
		}
	}
	return own
}
