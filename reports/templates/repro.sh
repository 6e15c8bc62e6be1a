set -u
LC_ALL=C # handle text byte by byte
export LC_ALL

say() { printf '%s\n' "$*"; }

# fatal exits with 2: the trial cannot be repeated.
fatal() {
  say "repro.sh: $*" >&2
  exit 2
}

# target sets the base URL of the calls, unless ASSAY_URL does.
target() {
  base=${ASSAY_URL:-$1}
  base=${base%/}
}

# need checks that a variable with a token is set.
need() {
  [ -n "$2" ] || fatal "$1 is not set: set it to a token of this credential"
}

begin() {
  for tool in curl jq; do
    command -v "$tool" >/dev/null || fatal "$tool is not installed"
  done
  umask 077
  dir=$(mktemp -d) || fatal "cannot create a temporary directory"
  trap 'rm -rf "$dir"' EXIT
  trap 'exit 2' HUP INT TERM
  say "trial $1: $2"
  say "target: $base"
}

# fresh makes a new prefix for names, as long as the run's: repetitions do not share names, and
# names keep their length.
fresh() {
  digits=$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n') || fatal "cannot read /dev/urandom to make new names"
  stem=${1%"${1##*-}"} # all before the last part, with the hyphen
  [ -n "$stem" ] || stem=$(printf '%.1s' "$1")
  [ $((${#1} - ${#stem})) -le ${#digits} ] || stem=$(printf "%.$((${#1} - ${#digits}))s" "$1")
  run=$stem$(printf "%.$((${#1} - ${#stem}))s" "$digits")
  RUN=$(printf '%s' "$run" | tr a-z A-Z)
  say "names begin with $run; created objects are not removed"
}

step() { say "$1"; }

# pause waits as long as the run did at this point.
pause() {
  say "     waiting $1 s, as the run did"
  sleep "$1"
}

# request begins a call with its number, method and path.
request() {
  n=$1 method=$2 path=$3
  : >"$dir/headers"
  rm -f "$dir/body"
}

header() { printf '%s\n' "$1" >>"$dir/headers"; }
body() { printf '%s' "$1" >"$dir/body"; }
bytes() { printf "$1" >"$dir/body"; } # a format with only octal escapes
redacted() { say "     a secret was removed from this request: [redacted] is sent instead"; }

# send makes the call and compares its status with that of the run.
send() {
  set -- "$1" --silent --show-error --globoff --path-as-is --max-time 60 --request "$method" --header "@$dir/headers" --header Expect:
  [ ! -e "$dir/body" ] || set -- "$@" --data-binary "@$dir/body"
  was=$1
  shift
  rm -f "$dir/response" # curl writes none for a response without a body
  status=$(curl "$@" --output "$dir/response" --write-out '%{http_code}' --url "$base$path") ||
    fatal "call $n got no complete response"
  [ -e "$dir/response" ] || : >"$dir/response"
  shown=$(printf '%s' "$path" | tr -cd '\041-\176')
  if [ "$status" = "$was" ]; then
    say "  $n. $method $shown: $status, as in the run"
  else
    say "  $n. $method $shown: $status, but $was in the run"
  fi
}

# evidence shows the evidence of the run, and now the value at that place in this response.
evidence() { say "     evidence in the run: $1"; }
now() {
  found=$(jq --ascii-output --compact-output --argjson at "$1" 'getpath($at)' "$dir/response" 2>/dev/null) || found="no value"
  say "     now at $2: $found"
  compared=1
}

# check exits with 1 if the status differs from that in the run.
check() {
  [ "$status" = "$1" ] || differs "call $n got $status, but $1 in the run"
}
differs() {
  say "not reproduced: $*"
  exit 1
}
reproduced() {
  say "reproduced: every status is as in the run ($1)"
  [ -z "${compared-}" ] || say "compare the values with the evidence: see the lines that begin with now"
  exit 0
}

# take prints a string or number of the last response; the functions below encode one for a request.
# The shell has text from a target only in variables.
take() { jq --raw-output --exit-status --argjson at "$1" 'getpath($at) | strings, numbers' "$dir/response" 2>/dev/null; }
missing() { differs "the response to call $n has no value at $1 that a later call needs"; }
segment() {
  case $1 in '' | . | ..) return 1 ;; esac
  query "$1"
}
query() { jq --null-input --raw-output --arg value "$1" '$value | @uri'; }
quoted() { jq --null-input --arg value "$1" '$value'; }
number() {
  case $1 in '' | *[!0-9.eE+-]*) return 1 ;; esac
  printf '%s' "$1"
}
