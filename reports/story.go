package reports

import (
	"fmt"
	"net/url"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// story is all that a failing trial did: its calls in order.
type story struct {
	Trial result.Trial
	Calls []call
}

// call is one call of a story.
type call struct {
	*exchange.Exchange
	Number  int                 // from 1
	Against []evidence.Evidence // what it shows against the target
}

// step is the calls of a story that were made for one step of the trial.
type step struct {
	Words string
	Calls []call
}

// newStory tells a trial. It has no calls where the result kept none of it.
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

// stepsOf groups calls by the step that they were made for.
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

// shorten keeps the first calls, and those that show something, so that a story of hundreds of
// calls is read.
func (s story) shorten(most int) cut[call] {
	shown := slices.Clone(s.Calls[:min(len(s.Calls), most)])
	for _, c := range s.Calls[len(shown):] {
		if len(c.Against) > 0 && len(shown) < 2*most {
			shown = append(shown, c)
		}
	}
	return cut[call]{Shown: shown, More: len(s.Calls) - len(shown)}
}

// Path is the path of the call with its query, without the target's host.
func (c call) Path() string {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" {
		return c.URL
	}
	return u.RequestURI()
}

// Answer is the status of the response with its name.
func (c call) StatusText() string { return statusText(c.Status) }

// Line tells the call in a line.
func (c call) Line() string {
	line := fmt.Sprintf("%s %s → %s", c.Method, c.Path(), c.StatusText())
	if len(c.Against) > 0 {
		line += " ← " + against(c.Against[0])
	}
	return line
}

// stories tells each failing trial of a report once.
type stories struct {
	result result.Result
	trials trials
	told   map[[2]string]string // where, by vendor and trial
}

func newStories(r result.Result) *stories {
	return &stories{result: r, trials: indexTrials(r.Trials), told: map[[2]string]string{}}
}

// of tells the trial of a piece of evidence for a place of the report. When it was told before,
// the story has no calls, and the place where it was told is given.
func (s *stories) of(e evidence.Evidence, place string) (told story, before string) {
	key := [2]string{e.Vendor, e.Trial}
	if before, again := s.told[key]; again {
		return story{Trial: s.trials.of(e)}, before
	}
	s.told[key] = place
	return newStory(s.result, s.trials.of(e)), ""
}
