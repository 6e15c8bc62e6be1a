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

// overlayVariable names a directory whose files override the embedded ones. Only the assay of
// these tests reads it: a script uses it to put a mistake into a spec, a catalogue or a feature.
const overlayVariable = "ASSAY_TEST_OVERLAY"

// exitVariable names the file with the exit code of the last command.
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

// await waits until a server listens: await HOST:PORT.
func await(ts *testscript.TestScript, _ bool, args []string) {
	const timeout = 10 * time.Second
	for deadline := time.Now().Add(timeout); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if c, err := net.Dial("tcp", args[0]); err == nil {
			ts.Check(c.Close())
			return
		}
	}
	ts.Fatalf("nothing listens on %s after %s", args[0], timeout)
}

// awaitFile waits until a file has content: await-file PATH.
func awaitFile(ts *testscript.TestScript, _ bool, args []string) {
	const timeout = 10 * time.Second
	for deadline := time.Now().Add(timeout); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if info, err := os.Stat(ts.MkAbs(args[0])); err == nil && info.Size() > 0 {
			return
		}
	}
	ts.Fatalf("%s is empty after %s", args[0], timeout)
}

// exits checks the exit code of the last command: exits CODE.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if got := ts.ReadFile(ts.Getenv(exitVariable)); got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// mistake puts a changed copy of an embedded file into the overlay: mistake FILE OLD NEW.
// In NEW, \n is a line break.
func mistake(ts *testscript.TestScript, _ bool, args []string) {
	file, old, new := args[0], args[1], args[2]
	kind, path, _ := strings.Cut(file, "/")
	data, err := fs.ReadFile(map[string]fs.FS{"specs": specs.Files, "features": features.Files}[kind], path)
	ts.Check(err)
	if !strings.Contains(string(data), old) {
		ts.Fatalf("%s does not contain %q", file, old)
	}
	to := ts.MkAbs(filepath.Join("overlay", file))
	ts.Check(os.MkdirAll(filepath.Dir(to), 0o755))
	ts.Check(os.WriteFile(to, []byte(strings.Replace(string(data), old, strings.ReplaceAll(new, `\n`, "\n"), 1)), 0o644))
}

// edit writes a changed copy of a file: edit FILE OLD NEW COPY.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not contain %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[3]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}

// overlaid returns a source in which the files of a directory override the embedded ones.
func overlaid(dir string) suite.Source {
	merge := func(base fs.FS, sub string) fs.FS {
		out := fstest.MapFS{}
		for _, tree := range []fs.FS{base, os.DirFS(filepath.Join(dir, sub))} {
			_ = fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return nil // the overlay may be missing
				}
				if data, err := fs.ReadFile(tree, path); err == nil {
					out[path] = &fstest.MapFile{Data: data, Mode: 0o644}
				}
				return nil
			})
		}
		return out
	}
	return suite.Source{Specs: merge(specs.Files, "specs"), Features: merge(features.Files, "features"), Code: builtin.Vendors().Code}
}
