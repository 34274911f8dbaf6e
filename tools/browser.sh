#!/bin/sh
# Makes sure that a Chromium is there for the tests that need one; says what to install where it cannot.
set -eu

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    exit 0
fi

echo "make test: tests of the viewer need Chromium, which was not found:" \
    "install it (on Debian and Ubuntu: sudo apt-get install chromium)." >&2
exit 1
