package beyondinsight

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// play plays the scripts, and writes down what is answered.
func play(t *testing.T, bug string) string {
	var out strings.Builder
	for _, script := range scripts {
		c := newClient(t, bug, "")
		for _, line := range strings.Split(strings.TrimSpace(script), "\n") {
			if line == "wait" {
				c.now = c.now.Add(3 * time.Hour)
				continue
			}
			parts := append(strings.SplitN(line, " ", 4), "")
			w := c.call(parts[0], parts[1], parts[2], repeated(parts[3]))
			fmt.Fprintf(&out, "%s\n%d %s %s\n", line, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
	return out.String()
}

// repeated writes X*n out.
func repeated(body string) string {
	for before, after, found := strings.Cut(body, "*"); found; before, after, found = strings.Cut(body, "*") {
		var n int
		fmt.Sscanf(after, "%d", &n)
		letters := []rune(before)
		last := len(letters) - 1
		body = string(letters[:last]) + strings.Repeat(string(letters[last]), n) + strings.TrimLeft(after, "0123456789")
	}
	return body
}

func TestEveryBugShows(t *testing.T) {
	honest := play(t, "")
	if again := play(t, ""); again != honest {
		t.Fatal("the honest server does not answer the same twice")
	}
	for _, one := range Vendor.Bugs {
		if play(t, one.Name) == honest {
			t.Errorf("nothing shows the bug %s", one.Name)
		}
	}
}
