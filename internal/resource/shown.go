package resource

import "fmt"

// Shown says which operations show a property.
type Shown struct {
	Never      bool
	Operations []string // operationIds; empty for all, unless Never is set
}

// UnmarshalYAML reads "never" or a list of operationIds.
func (s *Shown) UnmarshalYAML(decode func(any) error) error {
	var word string
	if err := decode(&word); err == nil {
		if word != "never" {
			return fmt.Errorf("invalid shown %q: want never or a list of operationIds", word)
		}
		s.Never = true
		return nil
	}
	return decode(&s.Operations)
}
