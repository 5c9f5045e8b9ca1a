#!/bin/sh
# Leaves: a Chromium on this machine, which the tests of pages and players drive.
set -eu
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then
        echo "Chromium: $(command -v "$name")"
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
    exit 0
fi
sh setup/environment.sh test
.venv/bin/playwright install chromium || {
    echo '浏览器没有装成。请装上 Chromium 或 Chrome，并把它的路径写进环境变量 CHROMIUM。' >&2
    echo 'No browser could be fetched. Install Chromium or Chrome (Debian: apt-get install chromium)' >&2
    echo 'and name its path in the environment variable CHROMIUM.' >&2
    exit 1
}
