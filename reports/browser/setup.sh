#!/bin/sh
# Install missing requirements of tests: Chromium, npm, and axe-core in the user's cache directory
# for the browser tests, curl and jq for the tests of repro.sh.
set -eu

axe=4.14.1

has() { command -v "$1" >/dev/null 2>&1; }

# the names that main_test.go looks for
browser() {
	for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
		if has "$name"; then return 0; fi
	done
	return 1
}

# debian installs packages with apt-get, or says what to install
debian() {
	if [ "$(id -u)" != 0 ] || ! has apt-get; then
		echo "tests of the reports need these packages: $*; install them and run make test again (it installs them itself only as root, with apt-get), or skip these tests with go test ./..." >&2
		exit 1
	fi
	echo "installing $*"
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

has curl || debian curl
has jq || debian jq
browser || debian chromium fonts-liberation # without a font, lines are not high enough
if ! browser; then # on some systems the package only refers to another package manager
	echo "the package chromium has no browser: install Chromium or Chrome on the PATH, and run make test again" >&2
	exit 1
fi

case $(uname) in # os.UserCacheDir, where main_test.go looks
Darwin) cache=$HOME/Library/Caches ;;
*) cache=${XDG_CACHE_HOME:-$HOME/.cache} ;;
esac
package=$cache/assay/node_modules/axe-core/package.json
if ! grep -qs "\"version\": \"$axe\"" "$package"; then
	has npm || debian npm
	echo "installing axe-core $axe"
	npm install --silent --no-save --prefix "$cache/assay" "axe-core@$axe"
fi
