package rule

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
)

// Source is the place of a rule in the vendor's documentation.
type Source struct {
	Title    string `json:"title"`    // of the document
	Section  string `json:"section"`  // heading above the line
	URL      string `json:"url"`      // of the document; empty if it has none
	Document string `json:"document"` // file name of the document
	Line     int    `json:"line"`     // 1-based
}

// String returns title, section and line. Lines before the first heading below the title have
// the title as their section, which is not repeated.
func (s Source) String() string {
	place := s.Title
	if s.Section != s.Title {
		place += ", " + s.Section
	}
	return fmt.Sprintf("%s, line %d", place, s.Line)
}

// Link returns the URL if it is safe to follow: http or https, with a host. Anyone may have
// written the file that a report is read from.
func (s Source) Link() string {
	u, err := url.Parse(s.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// document is the head of rules.yaml: the vendor's documentation.
type document struct {
	Vendor string `yaml:"vendor"`
	Source struct {
		File, Title, URL string
	} `yaml:"source"`
	Sections []section `yaml:"sections"`
	Rules    []row     `yaml:"rules"`
}

// section is a heading of the document and its first line.
type section struct {
	From  int    `yaml:"from"`
	Title string `yaml:"title"`
}

// source is the place of a line. It has no section if the line is before the first one.
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

// errors lists what is wrong with the head of the file; where returns file:line of a place.
func (d document) errors(where func(pointer ...string) string) (errs []error) {
	add := func(at []string, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s: "+format, append([]any{where(at...)}, args...)...))
	}
	if d.Vendor == "" {
		add([]string{"vendor"}, "missing vendor")
	}
	if d.Source.File == "" || d.Source.Title == "" {
		add([]string{"source"}, "source needs file and title")
	}
	if d.Source.URL != "" && d.source(1).Link() == "" {
		add([]string{"source", "url"}, "invalid url %q: must be http or https", d.Source.URL)
	}
	if len(d.Sections) == 0 {
		add([]string{"sections"}, "sections needs at least one entry, such as {from: LINE, title: HEADING}")
	}
	last := 0
	for i, one := range d.Sections {
		at := []string{"sections", strconv.Itoa(i)}
		if one.Title == "" {
			add(at, "a section needs a title")
		}
		if one.From <= last {
			add(at, "invalid from %d: sections must be in order of lines, after line %d", one.From, last)
		}
		last = one.From
	}
	return errs
}
