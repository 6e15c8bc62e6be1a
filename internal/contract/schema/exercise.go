package schema

import "github.com/assay-conformance/assay/internal/rule"

// Exercise collects the sites whose constraints a value exercises: those of every place that the
// value has, and of the properties that it could have. A list without items exercises nothing of
// its items, and a variant that was not chosen is not exercised at all.
func (n *Node) Exercise(c RequestContext, value any, into map[rule.Site]bool) {
	if value == nil {
		n.enter(Nullable, into)
		return
	}
	n.exerciseOwn(into)
	switch value := value.(type) {
	case map[string]any:
		n.exerciseProperties(c, value, into)
	case []any:
		if n.Items != nil {
			for _, item := range value {
				n.Items.Exercise(c, item, into)
			}
		}
	}
	for _, b := range n.Branches {
		if b.Checker.Check(value) == nil {
			b.Exercise(c, value, into)
		}
	}
	if chosen := n.Resolve(c, value); chosen != nil && chosen != n {
		chosen.Exercise(c, value, into)
	}
}

// exerciseOwn adds the constraints of the place itself. Its presence belongs to the enclosing
// place, and a value that is not null exercises nothing of an allowed null.
func (n *Node) exerciseOwn(into map[rule.Site]bool) {
	for keyword := range n.Keywords {
		switch {
		case keyword == Required, keyword == Optional, keyword == RequiredWhen:
		case keyword == Nullable && n.Nullable:
		default:
			into[n.SiteOf(keyword)] = true
		}
	}
}

func (n *Node) exerciseProperties(c RequestContext, object map[string]any, into map[rule.Site]bool) {
	for _, condition := range n.Conditions {
		if condition.Holds(object) {
			n.Properties[condition.Property].enter(RequiredWhen, into)
		}
	}
	for name, property := range n.Properties {
		property.enter(Required, into)
		if value, there := object[name]; there {
			property.Exercise(c, value, into)
		} else {
			property.enter(Optional, into)
		}
	}
}

// ExerciseAbsence adds what an absent value exercises.
func (n *Node) ExerciseAbsence(into map[rule.Site]bool) {
	n.enter(Required, into)
	n.enter(Optional, into)
}

// ExercisePresence adds that a required value is present.
func (n *Node) ExercisePresence(into map[rule.Site]bool) { n.enter(Required, into) }

// enter adds the site of a keyword, if the place has it.
func (n *Node) enter(keyword string, into map[rule.Site]bool) {
	if _, stated := n.Keywords[keyword]; stated {
		into[n.SiteOf(keyword)] = true
	}
}
