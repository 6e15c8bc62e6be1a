package exchange

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// shortest is the length of the shortest text that is searched for: shorter ones are too common.
const shortest = 4

// spellings lists the texts by which a value is found: as it is and in other letters, as a form
// writes its spaces and JSON what is not UTF-8, in hexadecimal digits and in base64. Escapes need
// none, for a text is searched with its escapes undone. The case of letters is folded, because
// servers change it.
func spellings(v string) []string {
	all := []string{v, strings.ToUpper(v), strings.ToLower(v), strings.ReplaceAll(v, " ", "+"), string([]rune(v)), hex.EncodeToString([]byte(v))}
	for before := range 3 {
		std := inBase64(v, before)
		all = append(all, std, strings.NewReplacer("+", "-", "/", "_").Replace(std))
	}
	var found []string
	for _, s := range all {
		if len(s) >= shortest {
			found = append(found, fold(s))
		}
	}
	return found
}

// inBase64 is what any base64 text contains that has the value after so many other bytes
// (modulo 3): base64 of "client:secret" has the secret in it, wherever that begins. Digits that
// depend on what stands around the value are left out.
func inBase64(v string, before int) string {
	digits := base64.StdEncoding.EncodeToString(append(make([]byte, before), v...))
	return digits[(before*8+5)/6 : (before+len(v))*8/6]
}

// fold makes ASCII letters small. Unlike strings.ToLower it never moves a byte.
func fold(s string) string {
	if strings.IndexFunc(s, isCapital) < 0 {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if isCapital(rune(c)) {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func isCapital(r rune) bool { return 'A' <= r && r <= 'Z' }
