package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
)

// text returns the stories of the first pieces of evidence as lines of text. A story at another
// place of the report is only named.
func (s *stories) text(all []evidence.Evidence, place string) string {
	var b strings.Builder
	named := map[string]bool{} // trials
	for _, e := range cutAt(maxText, worstFirst(all)).Shown {
		one, before := s.of(e, place)
		switch {
		case named[e.Trial]:
		case before != "":
			fmt.Fprintf(&b, "\nsteps of %s: see %s\n", one.Trial.Title, before)
		case len(one.Calls) > 0:
			b.WriteByte('\n')
			b.WriteString(one.text())
		}
		named[e.Trial] = true
	}
	return b.String()
}

// text returns a story as lines.
func (s story) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "steps of %s (to repeat them: sh repro.sh %d):\n", brief(s.Trial.Title), s.Trial.Number)
	short := s.shorten(maxCalls)
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
