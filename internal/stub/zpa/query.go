package zpa

import (
	"net/url"
	"regexp"
	"strings"
)

// spellings of the parameters, by what is left of a name without case and underscores.
var spellings = map[string]string{"page": "page", "pagesize": "pagesize", "search": "search", "microtenantid": "microtenantId"}

// respell names the parameters of a query as the document does (pageSize, microtenant_id), and
// spells a search out. What cannot be read stays as it is, for the contract to complain of.
func respell(raw string) string {
	sent, err := url.ParseQuery(raw)
	if err != nil {
		return raw
	}
	query := url.Values{}
	for name, values := range sent {
		if known, ok := spellings[strings.ToLower(strings.ReplaceAll(name, "_", ""))]; ok {
			name = known
		}
		if name == "search" && len(values) == 1 {
			values = []string{condition(values[0])}
		}
		query[name] = append(query[name], values...)
	}
	return query.Encode()
}

// Names have none of the signs that clients join words with.
var (
	unjoined = strings.NewReplacer("&", " ", "+", " ")
	aName    = regexp.MustCompile(`^(?:"([^"]+)"|([^" ]+))$`)
)

// condition spells a search out:
//
//	name+EQ+Head office  plus signs that were escaped, and so are none any more
//	name&EQ&Head&office  words that are joined, all of them or those of the name
//	Head&office          the same of a name alone
//	Office, "Office"     a name alone, with or without quotes
func condition(search string) string {
	words := unjoined.Replace(search)
	switch m := aName.FindStringSubmatch(search); {
	case isCondition(search) && !strings.HasPrefix(search, "name "):
		return search
	case isCondition(words):
		return words
	case m != nil:
		return "name CONTAINS " + unjoined.Replace(m[1]+m[2])
	}
	return search
}

// isCondition says whether a search has an operator after its first word.
func isCondition(search string) bool {
	words := strings.SplitN(search, " ", 3)
	return len(words) == 3 && operators[words[1]] != nil
}
