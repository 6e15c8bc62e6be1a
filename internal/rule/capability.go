package rule

import (
	"fmt"
	"slices"
	"strings"
)

// Capability is something that several vendors may document, each in its own way: a row of the
// matrix that compares them.
type Capability struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Capabilities lists the capabilities in the order of the matrix.
var Capabilities = []Capability{
	{"unique-name", "Names are unique"},
	{"required-property", "A required property must be present"},
	{"unknown-id", "An unknown id is refused"},
	{"referenced", "An object in use is not deleted"},
	{"created-found", "A created object is found"},
	{"changed-shown", "A change is visible"},
	{"deleted-gone", "A deleted object is gone"},
	{"paging", "Pages are complete and do not overlap"},
	{"page-size", "Page size has a default and a maximum"},
	{"total", "A listing has the total count"},
	{"filter", "A filter is applied"},
	{"unauthenticated", "A call without a valid credential is refused"},
	{"forbidden", "A caller without the permission is refused"},
	{"rate-limited", "Too many calls are refused"},
	{"retry-after", "Retry-After says how long to wait"},
}

// Cell holds the rules of one vendor on a capability; none if its source has none.
type Cell struct {
	Vendor string `json:"vendor"`
	Rules  []Rule `json:"rules"`
}

// String summarizes the cell: the statuses that its rules name.
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

// Matrix compares the rules of the vendors, capability by capability.
func Matrix(rules []Rule, vendors []string) []Shared {
	matrix := make([]Shared, len(Capabilities))
	for i, c := range Capabilities {
		matrix[i].Capability = c
		for _, v := range vendors {
			cell := Cell{Vendor: v, Rules: []Rule{}}
			for _, r := range rules {
				if r.Vendor == v && r.Capability == c.ID {
					cell.Rules = append(cell.Rules, r)
				}
			}
			matrix[i].Cells = append(matrix[i].Cells, cell)
		}
	}
	return matrix
}

func isCapability(id string) bool {
	return slices.ContainsFunc(Capabilities, func(c Capability) bool { return c.ID == id })
}

func capabilityIDs() string {
	var ids []string
	for _, c := range Capabilities {
		ids = append(ids, c.ID)
	}
	return strings.Join(ids, ", ")
}
