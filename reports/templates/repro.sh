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
