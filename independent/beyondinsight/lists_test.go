package beyondinsight

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

func TestLists(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	call := regexp.MustCompile(`\.(?:bug|either|variant)\("([^"]+)"`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range call.FindAllStringSubmatch(string(text), -1) {
			used[found[1]] = true
		}
	}
	listed := map[string]bool{}
	silent := 0
	list := func(name string) {
		if listed[name] {
			t.Errorf("%s is listed twice", name)
		}
		listed[name] = true
		if !used[name] {
			t.Errorf("no code has %s", name)
		}
	}
	line := regexp.MustCompile(`^003:[1-9][0-9]*$`)
	for _, one := range Vendor.Bugs {
		list(one.Name)
		if one.Silent != "" {
			silent++
		}
		if one.What == "" || !line.MatchString(one.Line) {
			t.Errorf("%s has no description or no line", one.Name)
		}
	}
	for _, one := range Vendor.Variants {
		list(one.Name)
	}
	for name := range used {
		if !listed[name] {
			t.Errorf("%s is not listed", name)
		}
	}
	if len(Vendor.Bugs) < 45 || len(Vendor.Variants) < 8 || silent*5 > len(Vendor.Bugs) {
		t.Errorf("%d bugs, %d of them silent, and %d variants", len(Vendor.Bugs), silent, len(Vendor.Variants))
	}
}
