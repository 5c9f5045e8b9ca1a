#!/bin/sh
# environment.sh run|test
# Enters: a lock file. Leaves: .venv with what it names, and civsite installed in place.
# Does nothing, and needs no network, while lock, project file and place are those of the last time.
set -eu
PYTHONUTF8=1; export PYTHONUTF8
purpose=$1
case $purpose in
    run)  lock=requirements.lock ;;
    test) lock=requirements-test.lock ;;
esac
python=.venv/bin/python

# The one that PYTHON names, else the system's own first: distributions build theirs with all
# optimisations, and such a Python is a quarter faster than one that was compiled in a hurry.
find_python() {
    for name in "${PYTHON:-/usr/bin/python3}" python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$name" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
            { can_install_into "$name" || find_pip >/dev/null; }; then
            echo "$name"
            return
        fi
    done
    return 1
}

# Debian's Python comes without pip for environments of its own, unless python3-venv is installed.
can_install_into() {
    command -v uv >/dev/null || "$1" -c 'import ensurepip' 2>/dev/null
}

# Another Python, whose pip installs into any environment.
find_pip() {
    for other in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$other" -m pip --help 2>/dev/null | grep -q -e '--python'; then
            echo "$other"
            return
        fi
    done
    return 1
}

give_up() {
    rm -rf .venv
    printf '%s\n' "$@" >&2
    exit 1
}

create() {
    rm -rf .venv
    if command -v uv >/dev/null; then
        uv venv --quiet --python "$(find_python || echo '>=3.11')" .venv
    else
        found=$(find_python) || give_up '没有找到可用的 Python（3.11 或更新，带 venv）。请先安装，或装 uv：' \
            'No Python 3.11 or newer with venv was found; please install one, or uv:' \
            '  apt-get install python3-venv'
        if can_install_into "$found"; then
            "$found" -m venv .venv
        else
            "$found" -m venv --without-pip .venv
            "$(find_pip)" -m pip --python "$python" install --quiet --disable-pip-version-check pip
        fi
    fi
    printf '%s\n' "$PWD" >.venv/made-in
}

install() {
    if command -v uv >/dev/null; then
        uv pip install --quiet --python "$python" "$@"
    else
        "$python" -m pip install --quiet --disable-pip-version-check "$@"
    fi
}

usable() {
    [ "$(cat .venv/made-in 2>/dev/null)" = "$PWD" ] && "$python" -c '' 2>/dev/null &&
        { command -v uv >/dev/null || "$python" -c 'import pip' 2>/dev/null; }
}

key=$(cat requirements*.lock pyproject.toml hatch_build.py setup/environment.sh | cksum)
usable || create
if [ "$(cat ".venv/made-$purpose" 2>/dev/null)" != "$key" ]; then
    echo "准备环境 .venv（$purpose）· preparing the environment .venv ($purpose)"
    install --require-hashes --no-deps -r "$lock" # it is whole: `make lock` has resolved it
    "$python" fonts/fetch.py
    install --no-deps --no-build-isolation -e .
    printf '%s\n' "$key" >".venv/made-$purpose"
    printf '%s\n' "$key" >.venv/made-run # the test lock holds all of the other
fi
"$python" fonts/fetch.py
# Code that is compiled already starts sooner, also where Python may not keep what it compiles.
"$python" -m compileall -q civsite
