package rule

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
)

// Source is where a rule stands in the vendor's documentation.
type Source struct {
	Title    string `json:"title"`    // of the document
	Section  string `json:"section"`  // heading under which the line stands
	URL      string `json:"url"`      // of the document; empty where it gives none
	Document string `json:"document"` // file name of the document
	Line     int    `json:"line"`     // 1-based
}

// String writes the place for a reader: title, section and line. What stands before the first
// heading below the title has the title as its section, which is written once.
func (s Source) String() string {
	place := s.Title
	if s.Section != s.Title {
		place += ", " + s.Section
	}
	return fmt.Sprintf("%s, line %d", place, s.Line)
}

// Link gives the URL if a reader may follow it: http or https, with a host. A report is read
// from a file that anybody may have written.
func (s Source) Link() string {
	u, err := url.Parse(s.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// document is the vendor's documentation as the head of rules.yaml describes it.
type document struct {
	Vendor string `yaml:"vendor"`
	Source struct {
		File, Title, URL string
	} `yaml:"source"`
	Sections []section `yaml:"sections"`
	Rules    []row     `yaml:"rules"`
}

// section is a heading of the document, and the line from which it holds.
type section struct {
	From  int    `yaml:"from"`
	Title string `yaml:"title"`
}

// source is the place of a line. It has no section where the line stands before the first.
func (d document) source(line int) Source {
	s := Source{Title: d.Source.Title, URL: d.Source.URL, Document: d.Source.File, Line: line}
	after := slices.IndexFunc(d.Sections, func(one section) bool { return one.From > line })
	if after < 0 {
		after = len(d.Sections)
	}
	if after > 0 {
		s.Section = d.Sections[after-1].Title
	}
	return s
}

// faults says what is wrong with the head of the file; where gives file:line of a place in it.
func (d document) faults(where func(pointer ...string) string) (faults []error) {
	complain := func(at []string, format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s: "+format, append([]any{where(at...)}, args...)...))
	}
	if d.Vendor == "" {
		complain([]string{"vendor"}, "want the key vendor at the top")
	}
	if d.Source.File == "" || d.Source.Title == "" {
		complain([]string{"source"}, "want the keys file and title under source")
	}
	if d.Source.URL != "" && d.source(1).Link() == "" {
		complain([]string{"source", "url"}, "want a URL with http or https under url, found %q", d.Source.URL)
	}
	if len(d.Sections) == 0 {
		complain([]string{"sections"}, "want at least one section, as {from: LINE, title: HEADING}")
	}
	last := 0
	for i, one := range d.Sections {
		at := []string{"sections", strconv.Itoa(i)}
		if one.Title == "" {
			complain(at, "a section wants the title of its heading")
		}
		if one.From <= last {
			complain(at, "a section wants a line after %d under from, found %d: sections stand in the order of their lines", last, one.From)
		}
		last = one.From
	}
	return faults
}
