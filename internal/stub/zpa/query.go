package zpa

import (
	"net/url"
	"regexp"
	"strings"
)

// spellings maps names in lower case without underscores to the documented parameters.
var spellings = map[string]string{"page": "page", "pagesize": "pagesize", "search": "search", "microtenantid": "microtenantId"}

// respell renames the parameters of a query (pageSize, microtenant_id) to the documented names and
// rewrites a search. A malformed query is left unchanged for the contract to refuse.
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

// Names do not contain the characters with which clients join words.
var (
	unjoined = strings.NewReplacer("&", " ", "+", " ")
	aName    = regexp.MustCompile(`^(?:"([^"]+)"|([^" ]+))$`)
)

// condition rewrites a search into the documented syntax:
//
//	name+EQ+Head office  escaped plus signs
//	name&EQ&Head&office  joined words, all of them or those of the name
//	Head&office          only a name, joined
//	Office, "Office"     only a name, with or without quotes
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

// isCondition reports whether a search has an operator after its first word.
func isCondition(search string) bool {
	words := strings.SplitN(search, " ", 3)
	return len(words) == 3 && operators[words[1]] != nil
}
