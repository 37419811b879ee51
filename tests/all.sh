#!/usr/bin/env bash
# Everything that the tests need, and then all of them: formatting, types, tests, speed. Ends with 0 only if all is well.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(
    dbus-daemon ghostscript gnome-keyring mupdf-tools poppler-utils postgresql qpdf strace
    libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0
    cups cups-client cups-filters cups-ipp-utils printer-driver-cups-pdf
    xvfb openbox xdotool libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
)
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
.venv/bin/python -m pytest -q -n 3 --dist worksteal -m "not bench and not display" "$@"
.venv/bin/python -m pytest -q -s -m "bench or display" "$@"
