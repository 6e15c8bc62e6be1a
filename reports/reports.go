// Package reports writes down what a run found out, once for each kind of reader.
//
//	report.html   an engineer: one file, opened from disk, forwarded by mail
//	report.json   a program: the whole result, read back by [ReadJSON]
//	junit.xml     a build server
//	summary.md    the page of a build, short enough to be read there
//	report.sarif  code scanning: what was broken, at the lines of the contracts
//	ctrf.json     whatever reads the Common Test Report Format
//	badge.json    the endpoint of a badge
//	repro.sh      whoever repeats a failing trial by hand
//
// [Annotations] are for the log of a build, and a comparison of two runs has writers of its
// own. All are made from one [result.Result] and from nothing else. A writer decides
// nothing: the verdict of a rule, the conclusion in words and the exit code are the
// result's, so no two reports of a run can disagree, and none can be greener than the exit
// code. What a writer chooses is order: what was broken comes first, what could not be
// judged next, and what was not even tried is always said, with the reason.
//
// A writer is pure. It reads no clock and no environment, and the same result gives the same
// bytes, so that a report can be compared, cached and kept under version control.
//
// What a target sent is hostile until shown otherwise. HTML is escaped by html/template,
// Markdown and XML each in their own way, and characters that would reorder or hide the text
// around them are written out. Nothing here redacts: trials and exchanges were
// redacted before they were stored.
package reports

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/assay-conformance/assay/internal/result"
)

// Format is one form of a report.
type Format struct {
	Name  string // as it is asked for
	File  string // the name that it has in the directory of a run
	Write func(io.Writer, result.Result) error
	Mode  os.FileMode
}

// forAll is the mode of a report: a temporary file is its owner's alone, a report is for everybody.
const forAll os.FileMode = 0o644

// Formats lists the forms.
var Formats = []Format{
	{"html", "report.html", HTML, forAll},
	{"json", "report.json", JSON, forAll},
	{"junit", "junit.xml", JUnit, forAll},
	{"markdown", "summary.md", Markdown, forAll},
	{"sarif", "report.sarif", SARIF, forAll},
	{"ctrf", "ctrf.json", CTRF, forAll},
	{"badge", "badge.json", Badge, forAll},
	{"repro", "repro.sh", Repro, forAll | 0o111},
}

// errFolder is what a rename onto a folder means; the system's own words are about links.
var errFolder = errors.New("a folder stands in its place")

// WriteAll makes the directory if need be and writes every report into it. A file that cannot
// be written does not keep the others from being written; the error names each such file.
func WriteAll(dir string, r result.Result) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making the directory of the reports: %w", err)
	}
	var faults []error
	for _, f := range Formats {
		path := filepath.Join(dir, f.File)
		err := Replace(path, f.Mode, func(w io.Writer) error { return f.Write(w, r) })
		if err != nil {
			faults = append(faults, fmt.Errorf("writing %s: %w", path, err))
		}
	}
	return errors.Join(faults...)
}

// Replace writes a file beside the path and renames it once it is whole, so that a reader
// finds the old report or the new one, never half of one.
func Replace(path string, mode os.FileMode, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return errFolder
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	buffer := bufio.NewWriter(f)
	err = errors.Join(write(buffer), buffer.Flush(), f.Chmod(mode), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
