package exchange

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// shortest is the length of the shortest text to search for: shorter ones are too common.
const shortest = 4

// encodings returns the texts by which a value is found: as it is and in upper and lower case, with
// spaces as in a form and invalid UTF-8 as in JSON, in hexadecimal and in base64. Escapes are
// missing, because a text is searched with its escapes decoded. Case is folded, because servers
// change it.
func encodings(v string) []string {
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

// inBase64 returns what any base64 text contains if the value follows a number of other bytes
// (modulo 3): base64 of "client:secret" contains the secret, wherever it begins. Digits that
// depend on the bytes around the value are left out.
func inBase64(v string, before int) string {
	digits := base64.StdEncoding.EncodeToString(append(make([]byte, before), v...))
	return digits[(before*8+5)/6 : (before+len(v))*8/6]
}

// fold lowers ASCII letters. Unlike strings.ToLower it never changes an offset.
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
