package result

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Shard is the result of one shard of a run, with a name for error messages.
type Shard struct {
	Name string
	Result
}

// Merge makes the result of a run from those of all its shards. It adds up no verdicts: it folds
// the trials of all shards again, so that a rule whose trials are in several shards is judged by
// all of them. Shards of different runs are an error.
func Merge(shards []Shard) (Result, error) {
	if err := oneRun(shards); err != nil {
		return Result{}, err
	}
	meta := shards[0].Meta
	meta.Shard = ""
	scope := shards[0].scope()
	trials, err := allTrials(shards)
	if err != nil {
		return Result{}, err
	}
	exchanges := map[string]*exchange.Exchange{}
	var proof *Proof
	for _, p := range shards {
		if p.Meta.Started.Before(meta.Started) {
			meta.Started = p.Meta.Started
		}
		if p.Meta.Ended.After(meta.Ended) {
			meta.Ended = p.Meta.Ended
		}
		meta.Interrupted = meta.Interrupted || p.Meta.Interrupted
		maps.Copy(exchanges, p.Exchanges)
		for vendor, sites := range p.Validated {
			scope.validated[vendor] = append(scope.validated[vendor], sites...)
		}
		if proof == nil {
			proof = p.Proof
		}
	}
	r := Fold(meta, scope, trials, exchanges)
	r.Proof = proof
	return r, nil
}

// allTrials returns the trials of the plan in its order, each from the shard that ran it.
func allTrials(shards []Shard) ([]Trial, error) {
	ran := map[int]string{} // name of the shard that ran a trial, by its number
	var all []Trial
	for _, p := range shards {
		for _, t := range p.Trials {
			if other, twice := ran[t.Number]; twice {
				return nil, fmt.Errorf("%s and %s both ran trial %d (%s): merge each shard once", other, p.Name, t.Number, t.ID)
			}
			ran[t.Number] = p.Name
			all = append(all, t)
		}
	}
	for _, t := range shards[0].NotRun {
		if _, elsewhere := ran[t.Number]; !elsewhere {
			t.Filtered = true // not in the file: a trial in not_run is filtered
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b Trial) int { return a.Number - b.Number })
	return all, nil
}

// oneRun returns an error unless the shards are all those of one run.
func oneRun(shards []Shard) error {
	if len(shards) == 0 {
		return fmt.Errorf("nothing to merge: name the report.json of each shard")
	}
	first := shards[0]
	names := map[int]string{} // by number
	total := 0
	for _, p := range shards {
		number, of, err := ParseShard(p.Meta.Shard)
		if p.Meta.Shard == "" {
			return fmt.Errorf("%s is the report of a whole run, not of a shard: there is nothing to merge", p.Name)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
		if total == 0 {
			total = of
		}
		if of != total {
			return fmt.Errorf("%s is shard %s, but %s is shard %s: all must have the same total", first.Name, first.Meta.Shard, p.Name, p.Meta.Shard)
		}
		if other, twice := names[number]; twice {
			return fmt.Errorf("%s and %s are both shard %s", other, p.Name, p.Meta.Shard)
		}
		names[number] = p.Name
		if err := sameRun(first, p); err != nil {
			return err
		}
	}
	var missing []string
	for n := 1; n <= total; n++ {
		if names[n] == "" {
			missing = append(missing, fmt.Sprintf("%d/%d", n, total))
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("missing reports of shards: %s: run them, or name their files", strings.Join(missing, ", "))
	}
	return nil
}

// sameRun returns an error that names the first difference between two shards in what all shards
// of a run have in common.
func sameRun(a, b Shard) error {
	for _, c := range []struct {
		what string
		of   func(Shard) string
	}{
		{"version", func(p Shard) string { return strings.TrimSpace(p.Meta.Version + " " + p.Meta.Commit) }},
		{"vendors", func(p Shard) string { return strings.Join(p.Meta.Vendors, ", ") }},
		{"target", func(p Shard) string { return p.Meta.Target }},
		{"seed", func(p Shard) string { return fmt.Sprint(p.Meta.Seed) }},
		{"selection", func(p Shard) string { return p.Meta.Selection }},
		{"permission to write", func(p Shard) string { return fmt.Sprint(p.Meta.Writes) }},
		{"propagation delay", func(p Shard) string { return p.Meta.PropagationDelay }},
		{"offers of the target", func(p Shard) string { return fmt.Sprint(p.Meta.Offers, p.Meta.Without) }},
		{"documents", func(p Shard) string { return digests(p.Meta.Documents) }},
		{"plan", plan},
	} {
		if one, other := c.of(a), c.of(b); one != other {
			return fmt.Errorf("%s and %s are not shards of one run: they differ in the %s: %s", a.Name, b.Name, c.what, difference(one, other))
		}
	}
	return nil
}

// digests returns the documents with their digests, one on each line.
func digests(documents []Document) string {
	var words []string
	for _, d := range documents {
		words = append(words, d.File+" "+d.SHA256)
	}
	return strings.Join(words, "\n")
}

// plan returns every trial of the plan, run or not, one on each line.
func plan(p Shard) string {
	all := slices.Concat(p.Trials, p.NotRun)
	slices.SortStableFunc(all, func(a, b Trial) int { return a.Number - b.Number })
	var words []string
	for _, t := range all {
		words = append(words, fmt.Sprintf("%d %s %s", t.Number, t.Vendor, t.ID))
	}
	return strings.Join(words, "\n")
}

// difference returns the first line in which two texts differ.
func difference(a, b string) string {
	of, than := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(of), len(than)) {
		one, other := line(of, i), line(than, i)
		if one != other {
			return fmt.Sprintf("%q and %q", one, other)
		}
	}
	return ""
}

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
