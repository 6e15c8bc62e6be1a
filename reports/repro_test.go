package reports_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/reports"
)

// target is a server that returns given responses, and records requests.
type target struct {
	url  string
	sent []string // method, path with query, and body
	seen []http.Header
}

func serve(t *testing.T, status []int, bodies ...string) *target {
	t.Helper()
	s := &target{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		n := len(s.sent)
		s.sent, s.seen = append(s.sent, r.Method+" "+r.RequestURI+" "+string(body)), append(s.seen, r.Header)
		w.WriteHeader(status[min(n, len(status)-1)])
		if n < len(bodies) {
			_, _ = io.WriteString(w, bodies[n])
		}
	}))
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

// made is a call of a run: method, path, and the bodies of request and response.
type made struct {
	method, path, sent, got string
	status                  int
}

// failed returns the result of a run with one failed trial, whose last call has the evidence.
func failed(url string, calls ...made) result.Result {
	r := result.Result{Schema: result.Schema, Meta: result.Meta{Target: url, Published: true, Started: time.Unix(0, 0)}, Exchanges: map[string]*exchange.Exchange{},
		Operations: []result.Operation{{Vendor: "v", ID: "get", Path: "/things/{id}"}}}
	t := result.Trial{Number: 7, ID: "t", Vendor: "v", Title: "a trial", Where: "f.feature:1"}
	for i, c := range calls {
		x := &exchange.Exchange{ID: fmt.Sprintf("7.%d", i+1), Step: "When it is called", Operation: "get", As: "main", Method: c.method, URL: url + c.path, Status: c.status}
		x.Request = exchange.Message{Body: exchange.Body(c.sent), Header: http.Header{"Authorization": {"Bearer [redacted]"}, "Accept": {"application/json"},
			"User-Agent": {"assay"}, "X-Correlation-Id": {"assay-abc123-" + x.ID}}}
		x.Response.Body = exchange.Body(c.got)
		r.Exchanges[x.ID], t.Exchanges = x, append(t.Exchanges, x.ID)
	}
	t.Checks = []evidence.Check{{Sites: []rule.Site{"get/409"}, Grade: evidence.Violated, Phrase: "it is refused", Expected: "409", Actual: "201 Created", Exchange: t.Exchanges[len(calls)-1]}}
	r.Trials = []result.Trial{t}
	return r
}

// repeat runs the script of a result in a temporary directory.
func repeat(t *testing.T, r result.Result, shell string, env []string, args ...string) (out string, exit int) {
	t.Helper()
	for _, tool := range []string{shell, "curl", "jq"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed; make test installs it", tool)
		}
	}
	dir := t.TempDir()
	script := filepath.Join(dir, "repro.sh")
	require.NoError(t, os.WriteFile(script, []byte(written(t, reports.Repro, r)), 0o755))
	cmd := exec.CommandContext(t.Context(), shell, append([]string{script}, args...)...)
	cmd.Dir, cmd.Env = dir, append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir}, env...)
	text, err := cmd.CombinedOutput()
	var exitErr *exec.ExitError
	if err != nil && !errors.As(err, &exitErr) {
		require.NoError(t, err)
	}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 1, "no temporary file is left, and no text of a target was run")
	return string(text), cmd.ProcessState.ExitCode()
}

func TestReproRepeatsTrial(t *testing.T) {
	t.Parallel()
	calls := []made{
		{"POST", "/things", `{"name":"assay-abc123-7-1","NAME":"ASSAY-ABC123-7-1","limit":1}`, `{"id":"old-id","total":1}`, 201},
		{"GET", "/things/old-id?limit=1&after=old-id", "", `{"id":"old-id"}`, 200},
		{"PUT", "/things/old-id", `{"id": "old-id" ,"text":"old-id and more","n":1.50,"total":1}`, "", 201},
	}
	for _, shell := range []string{"sh", "dash", "bash"} {
		t.Run(shell, func(t *testing.T) {
			t.Parallel()
			s := serve(t, []int{201, 200, 201}, `{"id":"new/id ü","total":5}`, `{}`)
			out, exit := repeat(t, failed(s.url, calls...), shell, nil, "7")
			require.Equal(t, 0, exit, out)
			require.Len(t, s.sent, 3)
			var name string
			_, err := fmt.Sscanf(s.sent[0], `POST /things {"name":%q`, &name)
			require.NoError(t, err, s.sent[0])
			assert.Regexp(t, `^assay-[0-9a-f]{6}-7-1$`, name, "the length is unchanged")
			assert.NotEqual(t, "assay-abc123-7-1", name, "repetitions must not share names")
			assert.Equal(t, fmt.Sprintf(`POST /things {"name":%q,"NAME":%q,"limit":1}`, name, strings.ToUpper(name)), s.sent[0])
			assert.Equal(t, "GET /things/new%2Fid%20%C3%BC?limit=1&after=new%2Fid%20%C3%BC ", s.sent[1], "whole values come from the response, and short ones are unchanged")
			assert.Equal(t, `PUT /things/new%2Fid%20%C3%BC {"id": "new/id ü" ,"text":"old-id and more","n":1.50,"total":1}`, s.sent[2], "the rest is unchanged, byte for byte")
			assert.Equal(t, "Bearer demo-main", s.seen[0].Get("Authorization"))
			assert.Empty(t, s.seen[0].Get("X-Correlation-Id"))
			assert.Contains(t, out, "evidence in the run: get: it is refused: expected 409, got 201 Created")
		})
	}
}

func TestReproSendsBodiesUnchanged(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, body string }{
		{"text that a shell would run", "$(touch run) `touch run` ${HOME} $HOME; touch run & | > x"},
		{"quotes and backslashes", `it's "a" \ \\ \n \' %s %d`},
		{"invalid JSON", `{"name":"a`},
		{"bytes that are not UTF-8", "\x00\x01\xff\xfe%s\\"},
		{"trailing empty lines", "a\n\nb\n\n"},
		{"a file name in curl's syntax", "@/etc/passwd"},
		{"a long body", strings.Repeat("0123456789", 50_000)},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s := serve(t, []int{201})
			out, exit := repeat(t, failed(s.url, made{"POST", "/things", c.body, "", 201}), "sh", nil, "7")
			require.Equal(t, 0, exit, out)
			assert.True(t, s.sent[0] == "POST /things "+c.body, "got %.200q", s.sent[0])
		})
	}
}

// A target controls every response, and all that a report quotes from it.
func TestReproRunsNoHostileText(t *testing.T) {
	t.Parallel()
	for _, id := range []string{`$(touch run)`, "`touch run`", `'; touch run; '`, `"; touch run; "`, "a\nb", "../..", "%2e%2e", "*", "-o run", "@run", `a"b\c`, "\x1b[31m"} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			encoded, _ := exchange.Body(id).MarshalText()
			body := fmt.Sprintf(`{"id":%q}`, encoded)
			if id == "\x1b[31m" {
				body = `{"id":"\u001b[31m"}`
			}
			s := serve(t, []int{201}, body)
			r := failed(s.url, made{"POST", "/things", "{}", `{"id":"old-id"}`, 201}, made{"POST", "/things/old-id?q=old-id", `{"id":"old-id"}`, "", 201})
			r.Trials[0].Title, r.Trials[0].Checks[0].Actual, r.Exchanges["7.2"].Step = id, id, id
			out, exit := repeat(t, r, "sh", nil, "7")
			require.Equal(t, 0, exit, out)
			require.Len(t, s.sent, 2)
			_, sent, _ := strings.Cut(s.sent[1], `{"id":`)
			assert.JSONEq(t, body, `{"id":`+sent, "the id is sent unchanged")
			assert.NotContains(t, out, "\x1b", "it must not set colors")
		})
	}
	for _, id := range []string{"..", ".", ""} {
		s := serve(t, []int{201}, fmt.Sprintf(`{"id":%q}`, id))
		out, exit := repeat(t, failed(s.url, made{"POST", "/things", "", `{"id":"old-id"}`, 201}, made{"DELETE", "/things/old-id", "", "", 201}), "sh", nil, "7")
		assert.Equal(t, 1, exit, out)
		assert.Len(t, s.sent, 1, "an id that would address another resource is not sent: %q", id)
	}
}

func TestReproExitCodes(t *testing.T) {
	t.Parallel()
	call := made{"POST", "/things", "{}", "{}", 201}
	secret := func(r *result.Result) { r.Meta.Published = false }
	for _, c := range []struct {
		reason string
		status []int
		change func(*result.Result)
		env    []string
		args   []string
		exit   int
		want   string
		calls  int
	}{
		{"no argument lists the trials", []int{201}, nil, nil, nil, 0, "    7  a trial (f.feature:1)", 0},
		{"every status is the same", []int{201}, nil, nil, []string{"7"}, 0, "reproduced: every status is as in the run (2 calls)", 2},
		{"the second call is refused now", []int{201, 409}, nil, nil, []string{"7"}, 1, "not reproduced: call 2 got 409, but 201 in the run", 2},
		{"nothing is sent after a difference", []int{500}, nil, nil, []string{"7"}, 1, "not reproduced: call 1 got 500, but 201 in the run", 1},
		{"unknown trial number", []int{201}, nil, nil, []string{"8"}, 2, "no failed trial has this number", 0},
		{"not a number", []int{201}, nil, nil, []string{"$(exit 0)"}, 2, "no failed trial has this number", 0},
		{"two numbers", []int{201}, nil, nil, []string{"7", "7"}, 2, "expected the number of one trial", 0},
		{"a secret token is not set", []int{201}, secret, nil, []string{"7"}, 2, "ASSAY_TOKEN_MAIN is not set", 0},
		{"a secret token", []int{201}, secret, []string{"ASSAY_TOKEN_MAIN=s"}, []string{"7"}, 0, "reproduced", 2},
		{"curl is missing", []int{201}, nil, []string{"PATH=/nowhere"}, []string{"7"}, 2, "curl is not installed", 0},
		{"no response", []int{201}, nil, []string{"ASSAY_URL=http://127.0.0.1:1"}, []string{"7"}, 2, "call 1 got no complete response", 0},
		{"no trial failed", []int{201}, func(r *result.Result) { r.Trials = nil }, nil, nil, 0, "no trial of the run failed", 0},
		{"a trial without calls", []int{201}, func(r *result.Result) { r.Trials[0].Exchanges = nil }, nil, []string{"7"}, 2, "it makes no calls", 0},
		{"a trial whose calls are missing", []int{201}, func(r *result.Result) { r.Exchanges = nil }, nil, []string{"7"}, 2, "the report does not have all of its calls", 0},
		{"a trial with too many calls", []int{201}, func(r *result.Result) {
			for range 500 {
				r.Trials[0].Exchanges = append(r.Trials[0].Exchanges, "7.1")
			}
		}, nil, []string{"7"}, 2, "omitted, it makes 502 calls; see exchanges.jsonl", 0},
		{"a trial with too long calls", []int{201}, func(r *result.Result) { r.Exchanges["7.1"].Request.Body = make([]byte, 1<<20) }, nil, []string{"7"}, 2, "its calls are too long", 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s := serve(t, c.status)
			r := failed(s.url, call, call)
			if c.change != nil {
				c.change(&r)
			}
			out, exit := repeat(t, r, "sh", c.env, c.args...)
			assert.Equal(t, c.exit, exit, out)
			assert.Contains(t, out, c.want)
			assert.Len(t, s.sent, c.calls)
		})
	}
}

func TestReproShowsValueAtFinding(t *testing.T) {
	t.Parallel()
	s := serve(t, []int{200}, `{"items":[{"id":"\u001b\u202e"}]}`)
	r := failed(s.url, made{"GET", "/things", "", `{"items":[{"id":5}]}`, 200})
	r.Trials[0].Checks = nil
	r.Trials[0].Findings = []evidence.Finding{{Site: "get/200/body/items/id/type", Grade: evidence.Violated, Pointer: "/items/0/id", Expected: "a string", Actual: "5", By: []string{"wire check"}, Exchange: "7.1"}}
	out, exit := repeat(t, r, "sh", nil, "7")
	assert.Equal(t, 0, exit, out)
	assert.Contains(t, out, `now at /items/0/id: "\u001b\u202e"`, "control characters do not reach the terminal")
}

func TestReproShowsEvidenceFromSeveralCalls(t *testing.T) {
	t.Parallel()
	s := serve(t, []int{200})
	r := failed(s.url, made{"GET", "/things", "", "", 200})
	r.Trials[0].Checks[0].Exchange = ""
	out, exit := repeat(t, r, "sh", nil, "7")
	assert.Equal(t, 0, exit, out)
	assert.Contains(t, out, "evidence in the run: get: it is refused: expected 409, got 201 Created", "the check compares two responses")
}

func TestReproWithoutCredential(t *testing.T) {
	t.Parallel()
	s := serve(t, []int{401})
	r := failed(s.url, made{"GET", "/things", "", "", 401}, made{"GET", "/things", "", "", 401})
	r.Exchanges["7.1"].As, r.Exchanges["7.2"].As = "", ""
	delete(r.Exchanges["7.1"].Request.Header, "Authorization")
	r.Meta.Published = false
	out, exit := repeat(t, r, "sh", nil, "7")
	require.Equal(t, 0, exit, out)
	assert.NotContains(t, s.seen[0], "Authorization")
	assert.Equal(t, "Bearer "+exchange.Unissued, s.seen[1].Get("Authorization"), "an invalid token")
}

// The cookie of a session is set from a variable, as a token is.
func TestReproWithASession(t *testing.T) {
	t.Parallel()
	s := serve(t, []int{200})
	r := failed(s.url, made{"GET", "/things", "", "", 200})
	r.Exchanges["7.1"].Request.Header = http.Header{"Cookie": {"ASP.NET_SessionId=[redacted]"}}
	r.Meta.Published = false
	out, exit := repeat(t, r, "sh", nil, "7")
	assert.Equal(t, 2, exit, out)
	assert.Contains(t, out, "ASSAY_TOKEN_MAIN is not set")
	out, exit = repeat(t, r, "sh", []string{"ASSAY_TOKEN_MAIN=s3cret"}, "7")
	require.Equal(t, 0, exit, out)
	assert.Equal(t, "ASP.NET_SessionId=s3cret", s.seen[0].Get("Cookie"))
	assert.NotContains(t, s.seen[0], "Authorization")
}

// The script is valid shell syntax, whatever text a result has.
func TestReproOfHostileTextIsValid(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("sh")
	require.NoError(t, err)
	for _, words := range []string{hostile, "'", "\n'\n", "`touch run` $(touch run)", "\r\x00'"} {
		r := taint(words)
		for i := range r.Trials {
			for k := range r.Trials[i].Checks {
				r.Trials[i].Checks[k].Actual = words
			}
		}
		cmd := exec.CommandContext(t.Context(), shell, "-n")
		cmd.Stdin = strings.NewReader(written(t, reports.Repro, r))
		out, err := cmd.CombinedOutput()
		assert.NoError(t, err, "%q: %s", words, out)
	}
}
