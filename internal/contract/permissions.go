package contract

import "fmt"

// permissions reads the list under x-permissions: conditions, all of which a caller must
// meet, each met by any of its permissions.
func permissions(extensions map[string]any) ([]Policy, error) {
	list, err := listOf(extensions, extensionPermissions)
	if err != nil {
		return nil, err
	}
	var all []Policy
	for i, item := range list {
		entry, ok := item.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("entry %d: want condition and any, found %s", i, typeName(item))
		}
		var p Policy
		for key, value := range entry {
			switch key {
			case "condition":
				if p.Condition, ok = value.(string); !ok {
					return nil, fmt.Errorf("entry %d: want text under condition, found %s", i, typeName(value))
				}
			case "suffices":
				if p.Suffices, ok = value.(bool); !ok {
					return nil, fmt.Errorf("entry %d: want true or false under suffices, found %v", i, value)
				}
			case "any":
				if p.Any, err = texts(value); err != nil {
					return nil, fmt.Errorf("entry %d: any: %w", i, err)
				}
			default:
				return nil, fmt.Errorf("entry %d: unknown key %q; want condition, any and suffices", i, key)
			}
		}
		if p.Condition == "" || len(p.Any) == 0 {
			return nil, fmt.Errorf("entry %d: want a condition and at least one permission under any", i)
		}
		all = append(all, p)
	}
	return all, nil
}
