#!/bin/sh
# versions.sh newest|oldest
# Enters: .venv, and the ranges of pyproject.toml. Leaves: .venv-newest or .venv-oldest with the
# highest or the lowest version of each dependency that they allow, and what the quick tests say.
set -eu
case ${1:-} in
    newest) resolution=highest ;;
    oldest) resolution=lowest-direct ;;
    *) echo 'usage: versions.sh newest|oldest' >&2; exit 2 ;;
esac
environment=.venv-$1
# pip knows no lowest versions; uv comes from PyPI where the machine has none.
uv=$(command -v uv) || {
    uv=.venv/bin/uv
    [ -x "$uv" ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check uv
}

"$uv" venv --quiet --clear --python .venv/bin/python "$environment"
python=$environment/bin/python
"$uv" pip compile --quiet --upgrade --no-header --no-annotate --resolution "$resolution" \
    --python "$python" --extra district --extra photos pyproject.toml -o "$environment/dependencies.txt"
# Only the dependencies are held low: tests and their tools run as they are today.
"$uv" pip install --quiet --python "$python" -r "$environment/dependencies.txt" \
    --group build --group test
"$uv" pip install --quiet --python "$python" --no-deps --no-build-isolation -e .
cat "$environment/dependencies.txt"
"$python" -m pytest -q --numprocesses auto --dist loadfile -m 'not browser and not slow'
