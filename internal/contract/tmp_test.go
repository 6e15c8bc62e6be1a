package contract_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestTmp(t *testing.T) {
	c0 := create()
	judged(t, things(), c0)
	tm := func(n string, c call) {
		s := time.Now()
		e := judged(t, things(), c)
		fmt.Println(n, time.Since(s), len(e.Findings))
	}
	c := create()
	c.answer = text(strings.Repeat("[", 10000) + strings.Repeat("]", 10000))
	tm("arr", c)
	c = create()
	c.answer = text(strings.Repeat(`{"owner":`, 9000) + "1" + strings.Repeat("}", 9000))
	tm("obj", c)
	node := func(n int) text { return text(strings.Repeat(`{"name":"n","children":[`, n) + strings.Repeat("]}", n)) }
	for _, n := range []int{500, 1000, 2000, 4999} {
		tm(fmt.Sprint("tree", n), call{op: "getTree", method: "GET", path: "/tree/1", status: 200, answer: node(n)})
		tm(fmt.Sprint("badtree", n), call{op: "getTree", method: "GET", path: "/tree/1", status: 200, answer: text(strings.ReplaceAll(string(node(n)), `"n"`, `5`))})
	}
}
