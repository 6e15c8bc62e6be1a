package result

import (
	"fmt"
	"regexp"
	"strconv"
)

// maxShards keeps a typing error from planning a million empty shards.
const maxShards = 1000

var shardForm = regexp.MustCompile(`^([0-9]{1,4})/([0-9]{1,4})$`)

// ParseShard parses the number of a shard and how many there are, as in "2/5".
func ParseShard(text string) (number, of int, err error) {
	if m := shardForm.FindStringSubmatch(text); m != nil {
		number, _ = strconv.Atoi(m[1]) // four digits at most
		of, _ = strconv.Atoi(m[2])
	}
	if number < 1 || number > of || of > maxShards {
		return 0, 0, fmt.Errorf("invalid shard %q: must be NUMBER/TOTAL with a total of at most %d, for example 2/5", text, maxShards)
	}
	return number, of, nil
}
