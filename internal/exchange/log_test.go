package exchange_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
)

// failing is a writer that fails after a number of writes.
type failing struct {
	left   int
	writes int
}

func (f *failing) Write(p []byte) (int, error) {
	f.writes++
	if f.left--; f.left < 0 {
		return 0, errors.New("no space left on device")
	}
	return len(p), nil
}

func TestLogWritesOneLinePerExchange(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log := exchange.NewLog(&out)
	for i := range 3 {
		log.Record(&exchange.Exchange{ID: fmt.Sprintf("1.%d", i), Response: exchange.Message{Body: exchange.Body("two\nlines")}}, exchange.NewRedactor(), i == 1)
	}
	lines := bytes.Split(bytes.TrimSuffix(out.Bytes(), []byte("\n")), []byte("\n"))
	require.Len(t, lines, 3)
	for i, line := range lines {
		var e exchange.Exchange
		require.NoError(t, json.Unmarshal(line, &e))
		assert.Equal(t, fmt.Sprintf("1.%d", i), e.ID)
	}
	kept, err := log.Kept()
	require.NoError(t, err)
	assert.Len(t, kept, 1, "a run may have any number of exchanges, so only evidence is kept in memory")
	assert.Contains(t, kept, "1.1")
}

func TestLogRedactsKeptExchanges(t *testing.T) {
	t.Parallel()
	log := exchange.NewLog(io.Discard)
	log.Record(&exchange.Exchange{ID: "1.1", Request: exchange.Message{Header: http.Header{"Authorization": {"Bearer abc"}}}}, exchange.NewRedactor(), true)
	kept, err := log.Kept()
	require.NoError(t, err)
	assert.Equal(t, "Bearer [redacted]", kept["1.1"].Request.Header.Get("Authorization"))
}

func TestLogConcurrentUse(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log := exchange.NewLog(&out)
	redactor := exchange.NewRedactor("tok-1234")
	const trials, each = 8, 25
	var wait sync.WaitGroup
	for trial := range trials {
		wait.Go(func() {
			for n := range each {
				log.Record(&exchange.Exchange{ID: fmt.Sprintf("%d.%d", trial, n), URL: "https://host/?q=tok-1234"}, redactor, n == 0)
				_, _ = log.Kept()
			}
		})
	}
	wait.Wait()
	seen := map[string]bool{}
	for s := bufio.NewScanner(&out); s.Scan(); {
		var e exchange.Exchange
		require.NoError(t, json.Unmarshal(s.Bytes(), &e), "lines must not be interleaved")
		assert.Equal(t, "https://host/?q=[redacted]", e.URL)
		seen[e.ID] = true
	}
	assert.Len(t, seen, trials*each)
	kept, err := log.Kept()
	require.NoError(t, err)
	assert.Len(t, kept, trials)
}

func TestLogReturnsFirstWriteError(t *testing.T) {
	t.Parallel()
	w := &failing{left: 1}
	log := exchange.NewLog(w)
	for _, id := range []string{"1.1", "1.2", "1.3"} {
		log.Record(&exchange.Exchange{ID: id}, exchange.NewRedactor(), true)
	}
	kept, err := log.Kept()
	require.ErrorContains(t, err, "recording exchange 1.2: no space left on device", "the first exchange that was lost")
	assert.Equal(t, 2, w.writes, "nothing is written after an error: the file must not have a gap")
	assert.Len(t, kept, 3, "evidence is kept without the file")
}

func TestLogKeptReturnsCopy(t *testing.T) {
	t.Parallel()
	log := exchange.NewLog(io.Discard)
	log.Record(&exchange.Exchange{ID: "1.1"}, exchange.NewRedactor(), true)
	kept, _ := log.Kept()
	delete(kept, "1.1")
	again, _ := log.Kept()
	assert.Len(t, again, 1)
}
