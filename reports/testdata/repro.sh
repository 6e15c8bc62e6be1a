#!/bin/sh
# Repeat a failed trial of an assay run with curl and jq.
#
#   sh repro.sh           list the failed trials
#   sh repro.sh NUMBER    repeat the calls of one
#
# Exit codes: 0 if all statuses are as in the run, 1 if one differs, 2 if the trial cannot be
# repeated (no such trial, no curl or jq, an unset variable, no response). Nothing is sent after a
# status that differs. Objects that the calls create are not removed.
#
# Environment variables:
#
#   ASSAY_URL    base URL of the target (default: the target of the run)
#   ASSAY_TOKEN_ADMINISTRATOR    token of a credential of the run, or the id of its session

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

trial_1() {
  target 'https://alloy.example'
  need ASSAY_TOKEN_ADMINISTRATOR "${ASSAY_TOKEN_ADMINISTRATOR:-}"
  begin 1 'the full valid createSegment returns 201'
  step 'When the full valid createSegment is called'
  request 1 'POST' '/api/segments'
  header 'Accept: application/json'
  header 'Authorization: Bearer '"$ASSAY_TOKEN_ADMINISTRATOR"
  header Content-Type:
  body '{"name":"it'\''s","addresses":["10.0.0.0/8"]}'
  send 201
  evidence 'createSegment/201/body/id/format: expected a string in the format uuid, got "17"'
  now '["id"]' '/id'
  check 201
  reproduced '1 call'
}

trial_2() {
  target 'https://alloy.example'
  need ASSAY_TOKEN_ADMINISTRATOR "${ASSAY_TOKEN_ADMINISTRATOR:-}"
  begin 2 'A second segment is refused'
  fresh 'assay-3f9c2a'
  step 'Given an existing segment'
  request 1 'POST' '/api/segments'
  header 'Accept: application/json'
  header 'Authorization: Bearer '"$ASSAY_TOKEN_ADMINISTRATOR"
  header Content-Type:
  body '{"name":"'"$run"'-2-1"}'
  send 201
  check 201
  step 'When another segment of the same name is created'
  request 2 'POST' '/api/segments'
  header 'Accept: application/json'
  header 'Authorization: Bearer '"$ASSAY_TOKEN_ADMINISTRATOR"
  header Content-Type:
  body '{"name":"'"$run"'-2-1"}'
  send 201
  evidence 'createSegment: the second segment is refused: expected 409, got 201 Created'
  check 201
  reproduced '2 calls'
}

trial_3() {
  target 'https://alloy.example'
  begin 3 'A page lists by name'
  step 'When the segments are listed'
  request 1 'GET' '/api/segments?limit=2'
  header 'Accept: application/json'
  header 'Authorization: Bearer nobody-issued-this-token'
  send 200
  evidence 'listSegments/200/body/total/type: expected an integer, got </script><script>alert("1")</script> '\''q'\'' \u202egnp.exe 👾 a|b `c` *d* <!-- \u001b[31m ]]> {{.}}'
  now '["total"]' '/total'
  check 200
  reproduced '1 call'
}

list() {
  say 'failed trials of the run of 2026-03-14 09:26:53 UTC on https://alloy.example/api?site=1&probe=2:'
  say '    1  the full valid createSegment returns 201 (specs/alloyscan/openapi.yaml:77)'
  say '    2  A second segment is refused (features/alloyscan/create.feature:24)'
  say '    3  A page lists by name (features/alloyscan/list.feature:6)'
  say 'to repeat one: sh repro.sh NUMBER'
}

[ $# -le 1 ] || fatal "expected the number of one trial"
case ${1-} in
'') list ;;
1) trial_1 ;;
2) trial_2 ;;
3) trial_3 ;;
*) fatal "no failed trial has this number; to list them: sh repro.sh" ;;
esac
