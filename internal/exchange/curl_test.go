package exchange_test

import (
	"net/http"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
)

// words runs a command line in a POSIX shell where curl is a function that prints its arguments, and
// returns these.
func words(t *testing.T, line string, env ...string) []string {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no POSIX shell")
	}
	cmd := exec.Command(shell, "-c", `curl() { printf '%s\0' "$@"; }`+"\n"+line)
	cmd.Env = env
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "the shell rejects the line: %s", out)
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}

// sent is the request that curl would send.
type sent struct {
	method, url, body string
	headers           []string
}

func sentBy(t *testing.T, line string, env ...string) sent {
	t.Helper()
	var s sent
	args := words(t, line, env...)
	for i := 0; i < len(args); i++ {
		switch args[i] {
		case "-i":
		case "-X", "-H", "--data-raw":
			require.Less(t, i+1, len(args), "%s needs a value", args[i])
			value := args[i+1]
			switch args[i] {
			case "-X":
				s.method = value
			case "-H":
				s.headers = append(s.headers, value)
			default:
				s.body = value
			}
			i++
		default:
			require.Empty(t, s.url, "an argument that is neither an option nor the URL: %q", args[i])
			s.url = args[i]
		}
	}
	return s
}

func TestCurlSendsSameRequest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, text string }{
		{"plain text", "text"},
		{"a quote would end the word", `it's 'quoted'`},
		{"double quotes are in every JSON body", `{"name":"a"}`},
		{"a body may have several lines", "line one\nline two\n"},
		{"a dollar must not be expanded", "costs $5, $HOME, ${HOME}"},
		{"a command must not be run", "$(exit 3) `exit 3`"},
		{"a backslash is kept", `a\b\\c\n`},
		{"characters outside ASCII", "Zürich 東京 🛰"},
		{"tildes, stars and brackets are special in a shell", "~ * [a-z] {a,b} ? !x"},
		{"operators of a shell", "; rm -rf . & | > < # comment"},
		{"a body that begins with @ is not a file name", "@/etc/passwd"},
		{"a body that begins with a dash is not an option", "-d @x"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			oneLine := strings.ReplaceAll(c.text, "\n", " ")
			e := &exchange.Exchange{
				Method: "POST", URL: "https://host/s?q=" + oneLine,
				Request: exchange.Message{Header: http.Header{"X-Note": {oneLine}}, Body: exchange.Body(c.text)},
			}
			got := sentBy(t, e.Curl("$TOKEN"))
			assert.Equal(t, sent{method: "POST", url: e.URL, body: c.text, headers: []string{"X-Note: " + oneLine}}, got, c.reason)
		})
	}
}

func TestCurlWithoutBody(t *testing.T) {
	t.Parallel()
	args := words(t, (&exchange.Exchange{Method: "GET", URL: "https://host/"}).Curl(""))
	assert.Equal(t, []string{"-i", "-X", "GET", "https://host/"}, args)
}

func TestCurlSortsHeaders(t *testing.T) {
	t.Parallel()
	e := &exchange.Exchange{Method: "GET", URL: "https://host/", Request: exchange.Message{Header: http.Header{
		"X-B": {"2", "3"}, "Accept": {"application/json"}, "X-A": {"1"},
	}}}
	assert.Equal(t, []string{"Accept: application/json", "X-A: 1", "X-B: 2", "X-B: 3"}, sentBy(t, e.Curl("")).headers)
}

func TestCurlTokenInHeaderOfAnyCase(t *testing.T) {
	t.Parallel()
	e := &exchange.Exchange{Method: "GET", URL: "https://host/", Request: exchange.Message{Header: http.Header{"authorization": {"Bearer abc"}, "x-a": {"1"}}}}
	exchange.NewRedactor().Redact(e)
	assert.Equal(t, []string{"Authorization: Bearer demo", "X-A: 1"}, sentBy(t, e.Curl("demo")).headers)
}

func TestCurlTokenReplacesCredential(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, header, token, want string }{
		{"the published token of a stub", "Bearer abc", "demo-administrator", "Bearer demo-administrator"},
		{"a shell variable is expanded, so that no secret is pasted", "Bearer abc", "$ASSAY_TOKEN", `Bearer a"b $5`},
		{"the scheme is kept", "Basic abc", "$ASSAY_TOKEN", `Basic a"b $5`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := &exchange.Exchange{Method: "GET", URL: "https://host/", Request: exchange.Message{Header: http.Header{"Authorization": {c.header}}}}
			exchange.NewRedactor().Redact(e)
			got := sentBy(t, e.Curl(c.token), `ASSAY_TOKEN=a"b $5`)
			assert.Equal(t, []string{"Authorization: " + c.want}, got.headers, c.reason)
		})
	}
}

// The cookie of a session is a credential, as a token is.
func TestCurlWithASession(t *testing.T) {
	t.Parallel()
	e := &exchange.Exchange{Method: "GET", URL: "http://host/groups", Request: exchange.Message{Header: http.Header{"Cookie": {"ASP.NET_SessionId=[redacted]"}}}}
	assert.Equal(t, []string{"Cookie: ASP.NET_SessionId=demo-all"}, sentBy(t, e.Curl("demo-all")).headers)
	assert.Equal(t, []string{"Cookie: ASP.NET_SessionId=s3cret"}, sentBy(t, e.Curl("$SESSION"), "SESSION=s3cret").headers)
}
