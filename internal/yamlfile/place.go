package yamlfile

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strconv"
)

// origin matches the comment that says where the next line of a joined file comes from.
var origin = regexp.MustCompile(`^ *# from (\S+):(\d+)$`)

// Place returns "file:line" for a line. In a file that was joined from parts, a comment such as
// "# from openapi/workgroups.yaml:7" says where the lines after it come from: the place is that in the
// part, whose name is relative to the directory of the file.
func (f *File) Place(line int) string {
	lines := bytes.Split(f.data, []byte("\n"))
	for n := min(line-1, len(lines)) - 1; n >= 0; n-- {
		if m := origin.FindSubmatch(lines[n]); m != nil {
			first, _ := strconv.Atoi(string(m[2])) // digits
			return fmt.Sprintf("%s:%d", path.Join(path.Dir(f.name), string(m[1])), first+line-2-n)
		}
	}
	return fmt.Sprintf("%s:%d", f.name, line)
}
