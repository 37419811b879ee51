#!/usr/bin/env bash
# Everything that the tests need, and then all of them: formatting, types, tests, speed. Ends with 0 only if all is well.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(dbus-daemon gnome-keyring poppler-utils postgresql qpdf)
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
    else
        echo "Some tests will be skipped. They want: sudo apt-get install ${missing[*]}"
    fi
fi

[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'

.venv/bin/ruff check .
.venv/bin/ruff format --check --quiet .
.venv/bin/mypy
.venv/bin/python -m pytest -q -n 2 -m "not bench" "$@"
.venv/bin/python -m pytest -q -s -m bench "$@"
