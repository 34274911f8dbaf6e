#!/bin/sh
# Makes sure that PostgreSQL's programs are there for the tests of the store; says so where they are not.
set -eu

for program in /usr/lib/postgresql/*/bin/initdb; do
    if [ -x "$program" ]; then exit 0; fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
    exit 0
fi

echo "make test: PostgreSQL was not found, so that tests of the store on it are skipped:" \
    "install it (on Debian and Ubuntu: sudo apt-get install postgresql)." >&2
