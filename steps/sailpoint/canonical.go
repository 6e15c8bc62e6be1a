package sailpoint

// Canonical leaves out children that are null or empty, at any depth: a leaf of an expression
// may be written in all three ways (A-SP-20).
func (b Binding) Canonical(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for name, member := range v {
			v[name] = b.Canonical(member)
		}
		if items, list := v["children"].([]any); v["children"] == nil || list && len(items) == 0 {
			delete(v, "children")
		}
	case []any:
		for i, item := range v {
			v[i] = b.Canonical(item)
		}
	}
	return value
}
