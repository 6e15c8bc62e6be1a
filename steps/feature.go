package steps

import (
	"strings"

	messages "github.com/cucumber/messages/go/v21"
)

// matching returns how many phrases match a step, as godog matches them.
func matching(phrases []Phrase, step *messages.PickleStep) int {
	n := 0
	for _, p := range phrases {
		if p.Keyword == stepKind(step) && p.matches.MatchString(step.Text) {
			n++
		}
	}
	return n
}

// stepKind returns the keyword of a step; And and But inherit that of the step before.
func stepKind(step *messages.PickleStep) string {
	switch step.Type {
	case messages.PickleStepType_CONTEXT:
		return "Given"
	case messages.PickleStepType_ACTION:
		return "When"
	case messages.PickleStepType_OUTCOME:
		return "Then"
	}
	return "unknown"
}

// linesOf returns the line of every scenario, step and tag by its id.
func linesOf(doc *messages.GherkinDocument) map[string]int {
	lines := map[string]int{}
	steps := func(all []*messages.Step) {
		for _, s := range all {
			lines[s.Id] = int(s.Location.Line)
		}
	}
	tags := func(all []*messages.Tag) {
		for _, tag := range all {
			lines[tag.Id] = int(tag.Location.Line)
		}
	}
	scenario := func(s *messages.Scenario) {
		if s != nil {
			lines[s.Id] = int(s.Location.Line)
			tags(s.Tags)
			steps(s.Steps)
			for _, examples := range s.Examples {
				tags(examples.Tags)
			}
		}
	}
	if doc.Feature == nil {
		return lines
	}
	tags(doc.Feature.Tags)
	for _, child := range doc.Feature.Children {
		scenario(child.Scenario)
		if child.Background != nil {
			steps(child.Background.Steps)
		}
		if child.Rule == nil {
			continue
		}
		tags(child.Rule.Tags)
		for _, inner := range child.Rule.Children {
			scenario(inner.Scenario)
			if inner.Background != nil {
				steps(inner.Background.Steps)
			}
		}
	}
	return lines
}

// gherkinFault returns the message of a parse error without its generic first line.
func gherkinFault(err error) string {
	lines := strings.Split(strings.TrimSpace(err.Error()), "\n")
	if len(lines) > 1 && strings.HasPrefix(lines[0], "Parser errors") {
		return strings.Join(lines[1:], "; ")
	}
	return strings.Join(lines, "; ")
}
