#!/bin/sh
# Leaves: a Chromium on this machine, which the tests of pages and players drive.
set -eu
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then
        echo "Chromium: $(command -v "$name")"
        exit 0
    fi
done
if ! command -v apt-get >/dev/null; then
    echo '请安装 Chromium（或 Chrome），并把它的路径写进环境变量 CHROMIUM。' >&2
    echo 'Install Chromium (or Chrome) and name its path in the environment variable CHROMIUM.' >&2
    exit 1
fi
root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
        echo '需要管理员：请他运行 · ask an administrator to run: apt-get install chromium' >&2
        exit 1
    }
    root=sudo
fi
$root apt-get update -qq
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
