package main

import (
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/assay-conformance/assay/features"
	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/specs"
)

// overlayVariable names a folder whose files stand over the embedded ones. Only the assay of
// these tests knows it: it lets a script make a mistake in a spec, a catalogue or a feature.
const overlayVariable = "ASSAY_TEST_OVERLAY"

// exitVariable names the file that holds the exit code of the last command.
const exitVariable = "ASSAY_TEST_EXIT"

func TestMain(m *testing.M) {
	runAsAssay()
	testscript.Main(m, map[string]func(){
		"assay": func() {
			code := execute(os.Args[1:], os.Stdout, os.Stderr, overlaid(os.Getenv(overlayVariable)))
			if err := os.WriteFile(os.Getenv(exitVariable), []byte(strconv.Itoa(code)), 0o644); err != nil {
				panic(err)
			}
			os.Exit(code)
		},
	})
}

func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return err
			}
			e.Setenv("ADDR", listener.Addr().String())
			e.Setenv(exitVariable, filepath.Join(e.WorkDir, "exit-code"))
			e.Setenv(overlayVariable, filepath.Join(e.WorkDir, "overlay"))
			return listener.Close()
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"await": await, "await-file": awaitFile, "exits": exits, "mistake": mistake, "edit": edit},
	})
}

// await waits until somebody listens: await HOST:PORT.
func await(ts *testscript.TestScript, _ bool, args []string) {
	const most = 10 * time.Second
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if c, err := net.Dial("tcp", args[0]); err == nil {
			ts.Check(c.Close())
			return
		}
	}
	ts.Fatalf("nobody listens at %s after %s", args[0], most)
}

// awaitFile waits until a file has content: await-file PATH.
func awaitFile(ts *testscript.TestScript, _ bool, args []string) {
	const most = 10 * time.Second
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if info, err := os.Stat(ts.MkAbs(args[0])); err == nil && info.Size() > 0 {
			return
		}
	}
	ts.Fatalf("%s is empty after %s", args[0], most)
}

// exits holds the exit code of the last command against what it should be: exits CODE.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if got := ts.ReadFile(ts.Getenv(exitVariable)); got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// mistake puts a changed copy of an embedded file into the overlay: mistake FILE OLD NEW,
// where \n in NEW is a new line.
func mistake(ts *testscript.TestScript, _ bool, args []string) {
	file, old, new := args[0], args[1], args[2]
	kind, path, _ := strings.Cut(file, "/")
	data, err := fs.ReadFile(map[string]fs.FS{"specs": specs.Files, "features": features.Files}[kind], path)
	ts.Check(err)
	if !strings.Contains(string(data), old) {
		ts.Fatalf("%s has no %q", file, old)
	}
	to := ts.MkAbs(filepath.Join("overlay", file))
	ts.Check(os.MkdirAll(filepath.Dir(to), 0o755))
	ts.Check(os.WriteFile(to, []byte(strings.Replace(string(data), old, strings.ReplaceAll(new, `\n`, "\n"), 1)), 0o644))
}

// edit writes a changed copy of a file: edit FILE OLD NEW COPY.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[3]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}

// overlaid gives the embedded files with those of a folder over them.
func overlaid(dir string) suite.Source {
	over := func(base fs.FS, sub string) fs.FS {
		out := fstest.MapFS{}
		for _, tree := range []fs.FS{base, os.DirFS(filepath.Join(dir, sub))} {
			_ = fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return nil // a script without mistakes has no overlay
				}
				if data, err := fs.ReadFile(tree, path); err == nil {
					out[path] = &fstest.MapFile{Data: data, Mode: 0o644}
				}
				return nil
			})
		}
		return out
	}
	return suite.Source{Specs: over(specs.Files, "specs"), Features: over(features.Files, "features"), Code: builtin.Vendors().Code}
}
