#!/bin/sh
# Repeats a failing trial of a run of assay with curl and jq.
#
#   sh repro.sh           lists the failing trials
#   sh repro.sh NUMBER    repeats the calls of one
#
# It ends with 0 when the statuses are as in the run, with 1 when one differs, and with 2 when the
# trial cannot be repeated: no such trial, no curl or jq, a variable that is not set, no response.
# Nothing is sent after a status that differs. What the calls make is not removed.
#
# It reads these variables:
#
#   ASSAY_URL    base URL of the target; without it the one of the run
#   ASSAY_TOKEN_ADMINISTRATOR    token of a credential of the run

set -u
LC_ALL=C # what is shown is told byte by byte
export LC_ALL

say() { printf '%s\n' "$*"; }

# cannot ends with 2: the trial cannot be repeated.
cannot() {
  say "repro.sh: $*" >&2
  exit 2
}

# target says where the calls of a trial go, unless ASSAY_URL says so.
target() {
  base=${ASSAY_URL:-$1}
  base=${base%/}
}

# want sees that a variable with a token is set.
want() {
  [ -n "$2" ] || cannot "$1 is not set: it is to hold a token of the credential of that name"
}

begin() {
  for tool in curl jq; do
    command -v "$tool" >/dev/null || cannot "$tool is not installed"
  done
  umask 077
  dir=$(mktemp -d) || cannot "there is no room for temporary files"
  trap 'rm -rf "$dir"' EXIT
  trap 'exit 2' HUP INT TERM
  say "trial $1: $2"
  say "target: $base"
}

# fresh makes a prefix of names that is as long as the run's: a second repetition meets no name
# of the first, and a name of the longest allowed length stays one.
fresh() {
  digits=$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n') || cannot "there is no /dev/urandom to make fresh names from"
  kept=${1%"${1##*-}"} # what stands before the last part, with its hyphen
  [ -n "$kept" ] || kept=$(printf '%.1s' "$1")
  [ $((${#1} - ${#kept})) -le ${#digits} ] || kept=$(printf "%.$((${#1} - ${#digits}))s" "$1")
  run=$kept$(printf "%.$((${#1} - ${#kept}))s" "$digits")
  RUN=$(printf '%s' "$run" | tr a-z A-Z)
  say "names begin with $run; what the calls make is not removed"
}

step() { say "$1"; }

# pause waits as long as the run did at this place.
pause() {
  say "     waiting $1 s, as the run did"
  sleep "$1"
}

# request begins a call: its number, its method, its path.
request() {
  n=$1 method=$2 path=$3
  : >"$dir/headers"
  rm -f "$dir/body"
}

header() { printf '%s\n' "$1" >>"$dir/headers"; }
body() { printf '%s' "$1" >"$dir/body"; }
bytes() { printf "$1" >"$dir/body"; } # a format of octal escapes alone
redacted() { say "     a secret was taken out of this request: [redacted] is sent in its place"; }

# send makes the call, and shows its status and that of the run.
send() {
  set -- "$1" --silent --show-error --globoff --path-as-is --max-time 60 --request "$method" --header "@$dir/headers" --header Expect:
  [ ! -e "$dir/body" ] || set -- "$@" --data-binary "@$dir/body"
  was=$1
  shift
  rm -f "$dir/response" # curl writes none for a response without a body
  status=$(curl "$@" --output "$dir/response" --write-out '%{http_code}' --url "$base$path") ||
    cannot "call $n got no whole response"
  [ -e "$dir/response" ] || : >"$dir/response"
  shown=$(printf '%s' "$path" | tr -cd '\041-\176')
  if [ "$status" = "$was" ]; then
    say "  $n. $method $shown: $status, as in the run"
  else
    say "  $n. $method $shown: $status, and in the run $was"
  fi
}

# against shows what the response spoke against in the run, and now what stands at that place.
against() { say "     evidence in the run: $1"; }
now() {
  found=$(jq --ascii-output --compact-output --argjson at "$1" 'getpath($at)' "$dir/response" 2>/dev/null) || found="nothing"
  say "     now at $2: $found"
  looked=1
}

# check ends with 1 when the response has another status than in the run.
check() {
  [ "$status" = "$1" ] || differs "call $n got $status, and in the run $1"
}
differs() {
  say "not reproduced: $*"
  exit 1
}
reproduced() {
  say "reproduced: the statuses of all calls ($1) are as in the run"
  [ -z "${looked-}" ] || say "whether the values are at fault as they were, see where it says now"
  exit 0
}

# take reads a string or a number out of the last response; the others write one into a request.
# What a target sent reaches the shell as the value of a variable only.
take() { jq --raw-output --exit-status --argjson at "$1" 'getpath($at) | strings, numbers' "$dir/response" 2>/dev/null; }
lost() { differs "the response to call $n has no value at $1 that a later call can use"; }
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
  want ASSAY_TOKEN_ADMINISTRATOR "${ASSAY_TOKEN_ADMINISTRATOR:-}"
  begin 1 'the full valid createSegment is answered with 201'
  step 'When the full valid createSegment is called'
  request 1 'POST' '/api/segments'
  header 'Accept: application/json'
  header 'Authorization: Bearer '"$ASSAY_TOKEN_ADMINISTRATOR"
  header Content-Type:
  body '{"name":"it'\''s","addresses":["10.0.0.0/8"]}'
  send 201
  against 'createSegment/201/body/id/format: expected a string in the format uuid, got "17"'
  now '["id"]' '/id'
  check 201
  reproduced 1
}

trial_2() {
  target 'https://alloy.example'
  want ASSAY_TOKEN_ADMINISTRATOR "${ASSAY_TOKEN_ADMINISTRATOR:-}"
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
  against 'createSegment: the second segment is refused: expected 409, got 201 Created'
  check 201
  reproduced 2
}

trial_3() {
  target 'https://alloy.example'
  begin 3 'A page lists by name'
  step 'When the segments are listed'
  request 1 'GET' '/api/segments?limit=2'
  header 'Accept: application/json'
  header 'Authorization: Bearer nobody-issued-this-token'
  send 200
  against 'listSegments/200/body/total/type: expected an integer, got </script><script>alert("1")</script> '\''q'\'' \u202egnp.exe 👾 a|b `c` *d* <!-- \u001b[31m ]]> {{.}}'
  now '["total"]' '/total'
  check 200
  reproduced 1
}

list() {
  say 'failing trials of the run of 2026-03-14 09:26:53 UTC on https://alloy.example/api?site=1&probe=2:'
  say '    1  the full valid createSegment is answered with 201 (specs/alloyscan/openapi.yaml:77)'
  say '    2  A second segment is refused (features/alloyscan/create.feature:24)'
  say '    3  A page lists by name (features/alloyscan/list.feature:6)'
  say 'to repeat one: sh repro.sh NUMBER'
}

[ $# -le 1 ] || cannot "want the number of one trial"
case ${1-} in
'') list ;;
1) trial_1 ;;
2) trial_2 ;;
3) trial_3 ;;
*) cannot "no failing trial has this number; sh repro.sh lists them" ;;
esac
