package reports

import (
	"fmt"
	"net/url"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// story is the calls of a failed trial in order.
type story struct {
	Trial result.Trial
	Calls []call
}

// call is one call of a story.
type call struct {
	*exchange.Exchange
	Number  int                 // from 1
	Against []evidence.Evidence // evidence against the target in it
}

// step is the calls of a story that were made for one step of the trial.
type step struct {
	Words string
	Calls []call
}

// newStory returns the story of a trial. It has no calls if the result has no exchange of it.
func newStory(r result.Result, t result.Trial) story {
	against := map[string][]evidence.Evidence{}
	for _, e := range t.Against() {
		against[e.Exchange] = append(against[e.Exchange], e)
	}
	s := story{Trial: t}
	for _, id := range t.Exchanges {
		if x := r.Exchanges[id]; x != nil {
			s.Calls = append(s.Calls, call{Exchange: x, Number: len(s.Calls) + 1, Against: against[id]})
		}
	}
	return s
}

// stepsOf groups calls by step.
func stepsOf(calls []call) []step {
	var all []step
	for _, c := range calls {
		if len(all) == 0 || all[len(all)-1].Words != c.Step {
			all = append(all, step{Words: c.Step})
		}
		last := &all[len(all)-1]
		last.Calls = append(last.Calls, c)
	}
	return all
}

// shorten returns the first calls, and later ones with evidence, so that a story of hundreds of
// calls can be read.
func (s story) shorten(limit int) cut[call] {
	shown := slices.Clone(s.Calls[:min(len(s.Calls), limit)])
	for _, c := range s.Calls[len(shown):] {
		if len(c.Against) > 0 && len(shown) < 2*limit {
			shown = append(shown, c)
		}
	}
	return cut[call]{Shown: shown, More: len(s.Calls) - len(shown)}
}

// Path returns the path of the call with its query, without the target's host.
func (c call) Path() string {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" {
		return c.URL
	}
	return u.RequestURI()
}

// StatusText returns the status of the response with its name.
func (c call) StatusText() string { return statusText(c.Status) }

// Line returns the call in one line.
func (c call) Line() string {
	line := fmt.Sprintf("%s %s → %s", c.Method, c.Path(), c.StatusText())
	if len(c.Against) > 0 {
		line += " ← " + against(c.Against[0])
	}
	return line
}

// stories shows the story of each failed trial of a report once.
type stories struct {
	result result.Result
	trials trials
	places map[[2]string]string // where each is shown, by vendor and trial
}

func newStories(r result.Result) *stories {
	return &stories{result: r, trials: indexTrials(r.Trials), places: map[[2]string]string{}}
}

// of returns the story of a piece of evidence, to be shown at a place of the report. If it was
// shown before, it returns a story without calls and the earlier place.
func (s *stories) of(e evidence.Evidence, place string) (one story, before string) {
	key := [2]string{e.Vendor, e.Trial}
	if before, repeated := s.places[key]; repeated {
		return story{Trial: s.trials.of(e)}, before
	}
	s.places[key] = place
	return newStory(s.result, s.trials.of(e)), ""
}
