package contract

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// readPermissionSets reads x-permission-levels and x-permission-sets.
func (c *Contract) readPermissionSets(doc *openapi3.T) error {
	levels, err := permissionLevels(doc.Extensions)
	if err != nil {
		return c.fault(c.source.Line(extensionLevels), "%s: %w", extensionLevels, err)
	}
	value, there := doc.Extensions[extensionSets]
	entries, ok := value.(map[string]any)
	if there && !ok {
		return c.fault(c.source.Line(extensionSets), "%s: must be a mapping of names to sets, got %s", extensionSets, schema.TypeName(value))
	}
	c.permissionSets = map[string]permissionSet{}
	bySlug := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		set, err := readPermissionSet(name, entries[name], levels)
		for _, p := range set.permissions {
			if other, there := bySlug[p.slug]; there && other != p.highest() {
				err = fmt.Errorf("%s and %s cannot be told apart in a site: write one permission always the same way, with a level or without", p.highest(), other)
			}
			bySlug[p.slug] = p.highest()
		}
		if err != nil {
			return c.fault(c.source.Line(extensionSets, name), "%s: %s: %w", extensionSets, name, err)
		}
		c.permissionSets[name] = set
	}
	return nil
}

// permissionLevels reads x-permission-levels, which lists the levels from the lowest.
func permissionLevels(extensions map[string]any) ([]string, error) {
	value, there := extensions[extensionLevels]
	if !there {
		return nil, nil
	}
	levels, err := texts(value)
	if err != nil {
		return nil, err
	}
	for i, level := range levels {
		if level == "" || slices.Contains(levels[:i], level) {
			return nil, fmt.Errorf("level %d: must be a name that stands only once, got %q", i, level)
		}
	}
	return levels, nil
}

// readPermissionSet reads an entry of x-permission-sets.
func readPermissionSet(name string, value any, levels []string) (permissionSet, error) {
	s := permissionSet{name: name}
	entry, ok := value.(map[string]any)
	if !ok {
		return s, fmt.Errorf("must have all or any, got %s", schema.TypeName(value))
	}
	if rule.Slug(name) != name {
		return s, errors.New("the name becomes part of a site: must be words in lower case, joined by hyphens")
	}
	var err error
	for key, value := range entry {
		switch key {
		case "all", "any":
			s.all = key == "all"
			if s.permissions != nil {
				return s, errors.New("must have either all or any, not both")
			}
			if s.permissions, err = readPermissions(value, levels); err != nil {
				return s, fmt.Errorf("%s: %w", key, err)
			}
		case "suffices":
			if s.suffices, err = marked(entry, key); err != nil {
				return s, err
			}
		default:
			return s, fmt.Errorf("unknown key %q (available: all, any, suffices)", key)
		}
	}
	switch {
	case len(s.permissions) == 0:
		return s, errors.New("must have all or any")
	case len(s.permissions) > 1 && s.suffices:
		return s, errors.New("suffices: belongs to a set of one permission; of several under any, each suffices anyway")
	}
	return s, nil
}

// readPermissions reads the permissions of a set.
func readPermissions(value any, levels []string) ([]permission, error) {
	list, ok := value.([]any)
	if !ok || len(list) == 0 {
		return nil, fmt.Errorf("must be a list of at least one permission, got %s", schema.Show(value))
	}
	var all []permission
	for i, item := range list {
		p, err := readPermission(item, levels)
		if err != nil {
			return nil, fmt.Errorf("permission %d: %w", i, err)
		}
		if slices.ContainsFunc(all, func(other permission) bool { return other.slug == p.slug }) {
			return nil, fmt.Errorf("permission %d: %s stands twice in the set, or cannot be told from another one in a site", i, p.Permission)
		}
		all = append(all, p)
	}
	return all, nil
}

func readPermission(item any, levels []string) (p permission, err error) {
	entry, ok := item.(map[string]any)
	if !ok {
		return p, fmt.Errorf("must have permission and, if there are any, level, got %s", schema.TypeName(item))
	}
	for key, value := range entry {
		if key != "permission" && key != "level" {
			return p, fmt.Errorf("unknown key %q (available: permission, level)", key)
		}
		if _, ok := value.(string); !ok {
			return p, fmt.Errorf("%s must be a string, got %s", key, schema.TypeName(value))
		}
	}
	name, _ := entry["permission"].(string)
	if p.slug = rule.Slug(name); p.slug == "" {
		return p, fmt.Errorf("permission must be a name, got %q", name)
	}
	level, has := entry["level"].(string)
	if !has {
		p.Permission, p.MetBy = name, []string{name}
		return p, nil
	}
	at := slices.Index(levels, level)
	if at < 0 {
		return p, fmt.Errorf("unknown level %q (available from %s: %s)", level, extensionLevels, strings.Join(levels, ", "))
	}
	for _, meets := range levels[at:] {
		p.MetBy = append(p.MetBy, atLevel(name, meets))
	}
	p.Permission = p.MetBy[0]
	if at > 0 {
		p.Below = atLevel(name, levels[at-1])
	}
	return p, nil
}

// atLevel writes a permission as the documents print it.
func atLevel(name, level string) string { return fmt.Sprintf("%s (%s)", name, level) }
