package contract_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func BenchmarkJudge(b *testing.B) {
	segments := make([]any, 50)
	for i := range segments {
		segments[i] = summaryOf(segment())
	}
	for _, c := range []struct {
		name string
		call call
	}{
		{"GET one", call{op: "getSegment", method: "GET", path: "/api/v1/segments/" + id, status: 200, response: segment()}},
		{"list of 50", listSegments(segments...)},
	} {
		b.Run(c.name, func(b *testing.B) {
			e := c.call.exchange()
			require.NoError(b, alloyscan().Judge(e)) // builds libopenapi
			require.Empty(b, e.Findings)
			for b.Loop() {
				if err := alloyscan().Judge(e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
