#!/usr/bin/env bash
# Sourced by app/run.sh and tests/run.sh: installs what is missing and builds a preset.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "presence: $*" >&2; }

missing_packages() {
    local name
    grep -vE '^ *(#|$)' "$root/app/packages.txt" | while read -r name; do
        dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || printf '%s ' "$name"
    done
}

install_missing() {
    command -v dpkg-query >/dev/null || {
        say "only apt is known here. On other systems install what app/packages.txt names; the build goes on now."
        return 0
    }
    local missing sudo=""
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        sudo=$(command -v sudo) || {
            say "these packages are missing and only root may install them: $missing"
            exit 1
        }
    fi
    say "installing $missing"
    $sudo apt-get update -qq
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# build PRESET [cmake options]: quick when nothing changed.
build() {
    local preset=$1
    shift
    cd "$root"
    local output
    output=$(cmake --preset "$preset" "$@" 2>&1) || {
        printf '%s\n' "$output" >&2
        exit 1
    }
    cmake --build --preset "$preset" --parallel "$(nproc)"
}
