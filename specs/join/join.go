// Command join writes specs/<vendor>/openapi.yaml from the parts in specs/<vendor>/openapi: root.yaml,
// which has what all families share, and a file for each family, with its paths and components.
//
//	go run ./specs/join beyondinsight
//
// It joins lines, so that comments stay. A line "# from openapi/workgroups.yaml:7" before each piece says
// where the next line comes from: faults are told at the lines of the parts (package contract).
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "join: want the name of a vendor")
		os.Exit(2)
	}
	dir := filepath.Join("specs", os.Args[1])
	text, err := joined(filepath.Join(dir, "openapi"))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "openapi.yaml"), text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "join:", err)
		os.Exit(1)
	}
}

// piece is a run of lines below a key of a part.
type piece struct {
	file  string // relative to the vendor's directory
	line  int    // of the first line, from 1
	lines []string
}

// joined joins the parts in a directory: root.yaml first, the others by name.
func joined(dir string) ([]byte, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	root := filepath.Join(dir, "root.yaml")
	families := slices.DeleteFunc(files, func(file string) bool { return file == root })
	var head []piece
	paths, components := []piece{}, map[string][]piece{}
	var kinds []string
	for _, file := range append([]string{root}, families...) {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for key, body := range sections("openapi/"+filepath.Base(file), string(text), "") {
			switch {
			case key == "paths":
				paths = append(paths, body.below())
			case key == "components":
				for kind, inner := range sections(body.file, strings.Join(body.below().lines, "\n"), "  ") {
					inner.line += body.line
					if components[kind] == nil {
						kinds = append(kinds, kind)
					}
					components[kind] = append(components[kind], inner.below())
				}
			case file == root:
				head = append(head, body)
			default:
				return nil, fmt.Errorf("%s:%d: only root.yaml may have %q", body.file, body.line, key)
			}
		}
	}
	slices.SortFunc(head, func(a, b piece) int { return a.line - b.line })
	slices.Sort(kinds)
	var out bytes.Buffer
	out.WriteString("# Joined from openapi/*.yaml by \"make generate\". Do not edit it.\n")
	for _, p := range head {
		p.write(&out, "")
	}
	out.WriteString("paths:\n")
	slices.SortFunc(paths, byFile)
	for _, p := range paths {
		p.write(&out, "  ")
	}
	out.WriteString("components:\n")
	for _, kind := range kinds {
		fmt.Fprintf(&out, "  %s:\n", kind)
		slices.SortFunc(components[kind], byFile)
		for _, p := range components[kind] {
			p.write(&out, "    ")
		}
	}
	return out.Bytes(), nil
}

func byFile(a, b piece) int { return strings.Compare(a.file, b.file) }

// sections splits a text at the keys that are indented by indent. Lines before the first key, which are
// comments, are left out.
func sections(file, text, indent string) map[string]piece {
	all := map[string]piece{}
	current := ""
	for n, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		key, _, found := strings.Cut(strings.TrimPrefix(line, indent), ":")
		if found && strings.HasPrefix(line, indent) && key != "" && !strings.ContainsAny(key[:1], " #") {
			current = key
			all[current] = piece{file: file, line: n + 1}
		}
		if current != "" {
			p := all[current]
			p.lines = append(p.lines, line)
			all[current] = p
		}
	}
	return all
}

// below returns the piece without its key.
func (p piece) below() piece { return piece{p.file, p.line + 1, p.lines[1:]} }

// write writes the piece after a line that says where it comes from.
func (p piece) write(out *bytes.Buffer, indent string) {
	fmt.Fprintf(out, "%s# from %s:%d\n%s\n", indent, p.file, p.line, strings.Join(p.lines, "\n"))
}
