package sailpoint

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every bug and variant is asked for somewhere, and nothing is asked for that is not listed.
func TestNamesAreUsed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	ask := regexp.MustCompile(`s\.(?:bug|variant)\("([^"]+)"\)`)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range ask.FindAllStringSubmatch(string(text), -1) {
			asked[found[1]] = true
		}
	}
	listed := map[string]bool{}
	list := func(name, what string) {
		if listed[name] || !asked[name] || what == "" {
			t.Errorf("%s: listed twice, never asked for, or without a word", name)
		}
		listed[name] = true
	}
	for _, b := range Vendor.Bugs {
		list(b.Name, b.What)
	}
	for _, v := range Vendor.Variants {
		list(v.Name, v.What)
	}
	for name := range asked {
		if !listed[name] {
			t.Errorf("%s is not listed", name)
		}
	}
}

func TestHowMany(t *testing.T) {
	silent := 0
	line := regexp.MustCompile(`^001:[1-9][0-9]*$`)
	for _, b := range Vendor.Bugs {
		if b.Silent != "" {
			silent++
		}
		if (b.Silent != "") == line.MatchString(b.Line) {
			t.Errorf("%s has line %q and is silent because %q", b.Name, b.Line, b.Silent)
		}
	}
	if len(Vendor.Bugs) < 45 || len(Vendor.Variants) < 8 || silent*5 > len(Vendor.Bugs) {
		t.Errorf("%d bugs, %d of them silent, and %d variants", len(Vendor.Bugs), silent, len(Vendor.Variants))
	}
	t.Logf("%d bugs, %d of them silent, and %d variants", len(Vendor.Bugs), silent, len(Vendor.Variants))
}
