package result

import (
	"fmt"
	"regexp"
	"strconv"
)

// mostShards keeps a slip of the pen from planning a million empty parts.
const mostShards = 1000

var shardForm = regexp.MustCompile(`^([0-9]{1,4})/([0-9]{1,4})$`)

// ParseShard reads which part of a run one is, as in "2/5".
func ParseShard(text string) (number, of int, err error) {
	if m := shardForm.FindStringSubmatch(text); m != nil {
		number, _ = strconv.Atoi(m[1]) // four digits at most
		of, _ = strconv.Atoi(m[2])
	}
	if number < 1 || number > of || of > mostShards {
		return 0, 0, fmt.Errorf("want the number of the part, from 1, and how many there are (2/5; at most %d), got %q", mostShards, text)
	}
	return number, of, nil
}
