package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
)

// text writes the stories behind the first pieces of evidence as lines of text. What was told at
// another place of the report is only named.
func (s *stories) text(all []evidence.Evidence, place string) string {
	var b strings.Builder
	named := map[string]bool{} // trials
	for _, e := range cutAt(inText, worstFirst(all)).Shown {
		told, before := s.of(e, place)
		switch {
		case named[e.Trial]:
		case before != "":
			fmt.Fprintf(&b, "\nsteps of %s: told at %s\n", told.Trial.Title, before)
		case len(told.Calls) > 0:
			b.WriteByte('\n')
			b.WriteString(told.text())
		}
		named[e.Trial] = true
	}
	return b.String()
}

// text tells a story in lines.
func (s story) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "steps of %s (sh repro.sh %d repeats them):\n", brief(s.Trial.Title), s.Trial.Number)
	short := s.shorten(mostCalls)
	for _, step := range stepsOf(short.Shown) {
		if step.Words != "" {
			fmt.Fprintf(&b, "  %s\n", brief(step.Words))
		}
		for _, c := range step.Calls {
			fmt.Fprintf(&b, "  %4d. %s\n", c.Number, brief(c.Line()))
		}
	}
	if short.More > 0 {
		fmt.Fprintf(&b, "  and %s, in report.json\n", count(short.More, "more call"))
	}
	return b.String()
}
