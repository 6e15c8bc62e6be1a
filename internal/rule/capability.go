package rule

import (
	"fmt"
	"slices"
	"strings"
)

// Theme is a promise that several vendors may make, each in its own way: the rows of the
// matrix that compares them.
type Capability struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Themes lists the themes in the order in which they are shown.
var Capabilities = []Capability{
	{"unique-name", "A name is given once"},
	{"required-member", "What is required must be there"},
	{"unknown-id", "An unknown id is refused"},
	{"referenced", "What is in use is not deleted"},
	{"created-found", "What was created is found"},
	{"changed-shown", "A change shows"},
	{"deleted-gone", "What was deleted is gone"},
	{"paging", "Pages are complete and do not overlap"},
	{"page-size", "A page has a default and a greatest size"},
	{"total", "A listing tells the number of all things"},
	{"filter", "A filter is honoured"},
	{"unauthenticated", "A call without a valid credential is refused"},
	{"forbidden", "A caller without the permission is refused"},
	{"rate-limited", "Too many calls are refused"},
	{"retry-after", "A caller is told how long to wait"},
}

// Cell is what one vendor promises on a theme; no rules where its source is silent.
type Cell struct {
	Vendor string `json:"vendor"`
	Rules  []Rule `json:"rules"`
}

// String says in short how the vendor keeps the theme: the statuses that its rules name.
func (c Cell) String() string {
	if len(c.Rules) == 0 {
		return "not documented"
	}
	var codes []string
	for _, r := range c.Rules {
		documented, _ := r.Refusals()
		for _, code := range documented {
			if text := fmt.Sprint(code); !slices.Contains(codes, text) {
				codes = append(codes, text)
			}
		}
	}
	if len(codes) == 0 {
		return "documented"
	}
	slices.Sort(codes)
	return strings.Join(codes, ", ")
}

// Shared is one row of the matrix.
type Shared struct {
	Capability Capability `json:"capability"`
	Cells      []Cell     `json:"cells"` // in the order of the vendors
}

// Matrix lays the rules of the vendors side by side, theme by theme.
func Matrix(rules []Rule, vendors []string) []Shared {
	matrix := make([]Shared, len(Capabilities))
	for i, t := range Capabilities {
		matrix[i].Capability = t
		for _, v := range vendors {
			cell := Cell{Vendor: v, Rules: []Rule{}}
			for _, r := range rules {
				if r.Vendor == v && r.Capability == t.ID {
					cell.Rules = append(cell.Rules, r)
				}
			}
			matrix[i].Cells = append(matrix[i].Cells, cell)
		}
	}
	return matrix
}

func isCapability(id string) bool {
	return slices.ContainsFunc(Capabilities, func(t Capability) bool { return t.ID == id })
}

func capabilityIDs() string {
	var ids []string
	for _, t := range Capabilities {
		ids = append(ids, t.ID)
	}
	return strings.Join(ids, ", ")
}
