#!/bin/sh
# Makes .tools/uv: a private environment that holds uv at the version and hash the lock names.
# Called by make; PYTHON names the interpreter, else the first one that is new enough is used.
set -eu

stop() {
    echo "make setup: $*" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

can_make_environments() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

python=$(find_python)
[ -n "$python" ] || stop "Python 3.11 or newer is needed and was not found (looked for ${PYTHON:-python3}):" \
    "install it, or name one with 'make setup PYTHON=/path/to/python3'."

# Debian ships Python without what makes environments; root may fetch it, anyone else is told.
if ! can_make_environments "$python" && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq python3-venv
fi
can_make_environments "$python" || stop "$python cannot make environments:" \
    "install its venv module (on Debian and Ubuntu: sudo apt-get install python3-venv)."

"$python" -m venv --clear .tools/uv
.tools/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    -r requirements/uv.txt
