package model

import "strings"

// patch reads a JSON Patch (RFC 6902): the properties that it adds, replaces or removes as a whole.
// A property that an operation changes only in part, or whose value comes from elsewhere, is open.
func (a *Ask) patch(operations []any) {
	for _, one := range operations {
		operation, _ := one.(map[string]any)
		path, _ := operation["path"].(string)
		property, below, partly := strings.Cut(strings.TrimPrefix(path, "/"), "/")
		property = strings.NewReplacer("~1", "/", "~0", "~").Replace(property)
		from, _ := operation["from"].(string)
		switch verb := operation["op"]; {
		case verb == "test":
		case partly && below != "", verb == "copy", verb == "move":
			a.leaveOpen(property)
			if verb == "move" {
				source, _, _ := strings.Cut(strings.TrimPrefix(from, "/"), "/")
				a.leaveOpen(source)
			}
		case a.sets(property): // the order of operations is another rule
			a.leaveOpen(property)
		case verb == "remove":
			a.set[property] = nil
		default:
			a.set[property] = operation["value"]
		}
	}
	for property := range a.open {
		delete(a.set, property)
	}
}

func (a *Ask) sets(property string) bool {
	_, ok := a.set[property]
	return ok
}

func (a *Ask) leaveOpen(property string) { a.open[property] = true }
