// Package reports writes the result of a run in one format for each kind of reader.
//
//	report.html   engineers: a single file that opens from disk and can be mailed
//	report.json   programs: the whole result, read by [ReadJSON]
//	junit.xml     CI servers
//	summary.md    the summary page of a build
//	report.sarif  code scanning: violations at the lines of the contracts
//	ctrf.json     readers of the Common Test Report Format
//	badge.json    a shields.io endpoint badge
//	repro.sh      a script to repeat a failing trial
//
// [Annotations] writes to the log of a build, and [DiffText], [DiffMarkdown] and [DiffJSON] write a
// comparison of two runs.
//
//	err := reports.WriteAll("reports/latest", r)
//
// # One result
//
// All reports are made only from a [result.Result]. It has the verdicts, the conclusion and the
// exit code, so reports of a run cannot disagree. A writer only chooses the order: violations first,
// then what could not be judged, then what was not tested, with the reason.
//
// A writer is a pure function. It reads no clock and no environment, so that reports can be
// compared, cached and kept under version control.
//
// # Hostile targets
//
// Text from a target is untrusted. HTML is escaped by html/template, Markdown and XML each in their
// own way, and characters that would reorder or hide the text around them are written as escapes.
// Nothing here redacts: trials and exchanges are redacted before they are stored.
package reports

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2/maybe"

	"github.com/assay-conformance/assay/internal/result"
)

// Format is a format of a report.
type Format struct {
	Name  string // for the command line
	File  string // file name in the directory of a run
	Write func(io.Writer, result.Result) error
	Mode  os.FileMode
}

// fileMode is the mode of a report.
const fileMode os.FileMode = 0o644

// Formats lists the formats.
var Formats = []Format{
	{"html", "report.html", HTML, fileMode},
	{"json", "report.json", JSON, fileMode},
	{"junit", "junit.xml", JUnit, fileMode},
	{"markdown", "summary.md", Markdown, fileMode},
	{"sarif", "report.sarif", SARIF, fileMode},
	{"ctrf", "ctrf.json", CTRF, fileMode},
	{"badge", "badge.json", Badge, fileMode},
	{"repro", "repro.sh", Repro, fileMode | 0o111},
}

// errDirectory replaces the error of a rename onto a directory, which is about links.
var errDirectory = errors.New("is a directory")

// WriteAll creates the directory if necessary and writes every report into it. If a file cannot be
// written, the others still are; the error names each such file.
func WriteAll(dir string, r result.Result) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("creating the report directory: %w", err)
	}
	var errs []error
	for _, f := range Formats {
		path := filepath.Join(dir, f.File)
		err := Replace(path, f.Mode, func(w io.Writer) error { return f.Write(w, r) })
		if err != nil {
			errs = append(errs, fmt.Errorf("writing %s: %w", path, err))
		}
	}
	return errors.Join(errs...)
}

// Replace replaces a file atomically, except on Windows: it writes a temporary file, syncs it to
// disk and renames it, so that a reader finds the old report or the new one, never a part of one.
// The mode is that of a new file; an existing one keeps its own.
func Replace(path string, mode os.FileMode, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return errDirectory
	}
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return err
	}
	return maybe.WriteFile(path, out.Bytes(), mode)
}
