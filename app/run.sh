#!/usr/bin/env bash
# Installs what is missing, builds, and starts the studio. Without a display it makes a first portrait instead.
set -euo pipefail
source "$(dirname "$0")/setup.sh"

install_missing
build dev -DBUILD_TESTING=OFF >&2
bin=$root/build/dev/bin

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/presence" "$@"
fi
out=${PRESENCE_OUT:-$HOME/presence-portraits}
say "there is no display. The same work without a window:"
say "  $bin/presence-cli generate --job trust --out $out"
"$bin/presence-cli" generate --job trust --out "$out"
say "more: $bin/presence-cli --help"
