#!/usr/bin/env bash
# Installs what is missing, builds with warnings as errors, and passes every test.
# usage: tests/run.sh [PRESET] [ctest options]   PRESET: dev (default), asan, tsan
set -euo pipefail
source "$(dirname "$0")/../app/setup.sh"

preset=dev
case "${1:-}" in dev | asan | tsan | release) preset=$1; shift ;; esac

install_missing
build "$preset" -DPRESENCE_WERROR=ON -DBUILD_TESTING=ON

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
ctest --preset "$preset" --parallel "$(nproc)" "$@" | tee "$log" || status=$?

# ctest closes with a list of failures or a time; say the counts last, in one line.
total=$(grep -cE '^ *[0-9]+/[0-9]+ Test +#' "$log" || true)
passed=$(grep -cE '^ *[0-9]+/[0-9]+ Test +#.* Passed ' "$log" || true)
echo "$passed passed, $((total - passed)) failed"
[ "$total" -gt 0 ] || { echo "no test was run" >&2; exit 1; }
exit "$status"
