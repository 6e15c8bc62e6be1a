package result

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Part is the result of one shard of a run, with a name to speak of it.
type Shard struct {
	Name string
	Result
}

// Merge makes the result of a run from those of all its shards. Nothing is added up that was
// judged: the trials of all the parts are folded again, so that a rule whose trials lie in
// several parts is judged by all of them. Parts that are not those of one run are refused.
func Merge(parts []Shard) (Result, error) {
	if err := oneRun(parts); err != nil {
		return Result{}, err
	}
	meta := parts[0].Meta
	meta.Shard = ""
	scope := parts[0].scope()
	trials, err := allTrials(parts)
	if err != nil {
		return Result{}, err
	}
	exchanges := map[string]*exchange.Exchange{}
	var proof *Proof
	for _, p := range parts {
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

// allTrials lists the trials of the plan in its order, each as the part that ran it has it.
func allTrials(parts []Shard) ([]Trial, error) {
	ran := map[int]string{} // number to the part that ran it
	var all []Trial
	for _, p := range parts {
		for _, t := range p.Trials {
			if other, twice := ran[t.Number]; twice {
				return nil, fmt.Errorf("%s and %s both ran trial %d (%s): merge each part once", other, p.Name, t.Number, t.ID)
			}
			ran[t.Number] = p.Name
			all = append(all, t)
		}
	}
	for _, t := range parts[0].NotRun {
		if _, elsewhere := ran[t.Number]; !elsewhere {
			t.Filtered = true // what a file says of it by where it stands
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b Trial) int { return a.Number - b.Number })
	return all, nil
}

// oneRun says what keeps the parts from being those of one run.
func oneRun(parts []Shard) error {
	if len(parts) == 0 {
		return fmt.Errorf("nothing to merge: name the report.json of each shard")
	}
	first := parts[0]
	shards := map[int]string{} // number to name
	most := 0
	for _, p := range parts {
		number, of, err := ParseShard(p.Meta.Shard)
		if p.Meta.Shard == "" {
			return fmt.Errorf("%s is the report of a whole run, not of a shard: there is nothing to merge", p.Name)
		}
		if err != nil {
			return fmt.Errorf("%s: which shard: %w", p.Name, err)
		}
		if most == 0 {
			most = of
		}
		if of != most {
			return fmt.Errorf("%s is shard %s, and %s is shard %s: all must be of one split", first.Name, first.Meta.Shard, p.Name, p.Meta.Shard)
		}
		if other, twice := shards[number]; twice {
			return fmt.Errorf("%s and %s are both shard %s", other, p.Name, p.Meta.Shard)
		}
		shards[number] = p.Name
		if err := alike(first, p); err != nil {
			return err
		}
	}
	var missing []string
	for n := 1; n <= most; n++ {
		if shards[n] == "" {
			missing = append(missing, fmt.Sprintf("%d/%d", n, most))
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("the reports of the shards %s are missing: run them, or name their files", strings.Join(missing, ", "))
	}
	return nil
}

// alike says in what two parts differ that all parts of a run have in common.
func alike(a, b Shard) error {
	for _, c := range []struct {
		what string
		of   func(Shard) string
	}{
		{"version", func(p Shard) string { return strings.TrimSpace(p.Meta.Version + " " + p.Meta.Commit) }},
		{"vendors", func(p Shard) string { return strings.Join(p.Meta.Vendors, ", ") }},
		{"target", func(p Shard) string { return p.Meta.Target }},
		{"seed", func(p Shard) string { return fmt.Sprint(p.Meta.Seed) }},
		{"selection", func(p Shard) string { return p.Meta.Selection }},
		{"leave to write", func(p Shard) string { return fmt.Sprint(p.Meta.Writes) }},
		{"propagation delay", func(p Shard) string { return p.Meta.PropagationDelay }},
		{"offers of the target", func(p Shard) string { return fmt.Sprint(p.Meta.Offers, p.Meta.Without) }},
		{"documents", func(p Shard) string { return digests(p.Meta.Documents) }},
		{"plan", planned},
	} {
		if one, other := c.of(a), c.of(b); one != other {
			return fmt.Errorf("%s and %s are not parts of one run: they differ in the %s: %s", a.Name, b.Name, c.what, difference(one, other))
		}
	}
	return nil
}

// digests lists the documents with their digests.
func digests(documents []Document) string {
	var words []string
	for _, d := range documents {
		words = append(words, d.File+" "+d.SHA256)
	}
	return strings.Join(words, "\n")
}

// planned lists every trial of the plan, run or not.
func planned(p Shard) string {
	all := slices.Concat(p.Trials, p.NotRun)
	slices.SortStableFunc(all, func(a, b Trial) int { return a.Number - b.Number })
	var words []string
	for _, t := range all {
		words = append(words, fmt.Sprintf("%d %s %s", t.Number, t.Vendor, t.ID))
	}
	return strings.Join(words, "\n")
}

// difference shows the first line in which two texts differ.
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
