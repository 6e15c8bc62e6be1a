package trial

import "encoding/json"

// textsIn returns the texts in a body that is a secret: every one in it if it is JSON, else all of it. The
// document says which operations return one (x-secret): nothing in the body need tell.
func textsIn(body []byte) []string {
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		return []string{string(body)}
	}
	return appendTexts(nil, value)
}

func appendTexts(all []string, value any) []string {
	switch v := value.(type) {
	case string:
		return append(all, v)
	case []any:
		for _, item := range v {
			all = appendTexts(all, item)
		}
	case map[string]any:
		for _, item := range v {
			all = appendTexts(all, item)
		}
	}
	return all
}
