#!/usr/bin/env bash
# Makes the picture of the README anew: resources/screenshot.png.
set -euo pipefail
source "$(dirname "$0")/setup.sh"

install_missing
build dev >&2
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
HOME=$home XDG_CONFIG_HOME=$home XDG_DATA_HOME=$home XDG_RUNTIME_DIR=$home QT_QPA_PLATFORM=offscreen PRESENCE_THEME=dark \
    "$root/build/dev/bin/presence" --shoot "$home/Autumn portraits" --screenshot "${1:-$root/resources/screenshot.png}"
