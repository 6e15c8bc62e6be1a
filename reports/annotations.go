package reports

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/assay-conformance/assay/internal/result"
)

// maxAnnotations is one less than GitHub shows of each kind for a step: the last is the verdict.
const maxAnnotations = 9

// Annotations writes workflow commands for GitHub: an error for each violation, a warning for what
// is tolerated or could not be judged, each at its line, and the verdict last.
func Annotations(w io.Writer, r result.Result) error {
	var out bytes.Buffer
	var errors, warnings []string
	for _, rr := range withVerdict(r, result.Fail) {
		errors = append(errors, annotation("error", firstOrigin(r, rr), rr.Rule.ID, rr.Rule.Statement+"\n"+rr.Why))
	}
	for _, p := range places(r) {
		one := annotation("error", ofEvidence(r, p.Evidence[0]), "contract", p.Sites()+"\n"+against(p.Evidence[0]))
		if p.Violated() {
			errors = append(errors, one)
		}
	}
	for _, rr := range withVerdict(r, result.Error, result.Vacuous, result.Blocked, result.Warn) {
		warnings = append(warnings, annotation("warning", firstOrigin(r, rr), rr.Rule.ID+" ("+string(rr.Verdict)+")", rr.Rule.Statement+"\n"+Why(rr)))
	}
	for _, lines := range [][]string{errors, warnings} {
		shown := cutAt(maxAnnotations, lines)
		for _, line := range shown.Shown {
			out.WriteString(line)
		}
	}
	words, exit := r.Conclusion()
	kind := map[int]string{result.ExitConformant: "notice", result.ExitViolation: "error", result.ExitInconclusive: "error"}[exit]
	fmt.Fprintf(&out, "::%s title=assay::%s\n", kind, data(words))
	_, err := w.Write(out.Bytes())
	return err
}

func firstOrigin(r result.Result, rr result.RuleResult) origin {
	if len(rr.Evidence) > 0 {
		return ofEvidence(r, worstFirst(rr.Evidence)[0])
	}
	return ofRule(r, rr.Rule)
}

func annotation(kind string, o origin, title, message string) string {
	return fmt.Sprintf("::%s file=%s,line=%d,title=%s::%s\n", kind, property(o.File), o.Line, property(title), data(message))
}

// data and property escape what would end a workflow command or a property of one.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func data(s string) string     { return dataEscapes.Replace(plain(s)) }
func property(s string) string { return propertyEscapes.Replace(plain(s)) }
