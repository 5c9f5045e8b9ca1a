# 只需 Python ≥ 3.11、make 和 git。Needs Python ≥ 3.11, make and git, nothing else.
# 路径一律写相对的：仓库的路径里可以有空格和汉字。Paths are relative: the clone's own may hold spaces.

CIVSITE := .venv/bin/civsite
# One process a core; the tests of a file stay together, as they share what they set up.
PYTEST := .venv/bin/python -m pytest --numprocesses auto --dist loadfile

.PHONY: help build serve check test test-newest test-oldest lint format chromium fonts \
	environment environment-test lock clean
.NOTPARALLEL:

help:
	@echo 'make build     生成网站、展板、屏幕到 build/   build site, boards and screens into build/'
	@echo 'make serve     边改边看                       live preview'
	@echo 'make check     检查代码，跑不用浏览器的快测试 lint, and the quick tests; no browser needed'
	@echo 'make test      运行全部测试                   run the whole test suite'
	@echo 'make chromium  安装测试要用的浏览器           install the browser that only tests need'
	@echo 'make lint      检查代码                       ruff, mypy, layers, Typst sources'
	@echo 'make format    整理代码                       let ruff fix and format the code'
	@echo 'make fonts     补齐字体                       fetch the fonts again if they are gone'
	@echo 'make clean     删去生成的文件和环境           remove what was built, and .venv'
	@echo
	@echo '每次都要联网：These need the network each time:'
	@echo 'make test-newest  依赖取最新版本，跑快测试    quick tests with the newest dependencies allowed'
	@echo 'make test-oldest  依赖取最低版本，跑快测试    quick tests with the lowest dependencies allowed'
	@echo '                  没有 uv 就先装到 .venv      (uv is put into .venv where there is none)'
	@echo 'make lock         更新锁定的版本（要有 uv、npm）renew the lock files (needs uv and npm)'

build: environment
	$(CIVSITE) build

serve: environment
	$(CIVSITE) serve

check: lint
	$(PYTEST) -q -m 'not browser and not slow'

test: environment-test
	$(PYTEST)

test-newest test-oldest: test-%: environment-test
	@sh setup/versions.sh $*

lint: environment-test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy --strict
	.venv/bin/lint-imports --no-logo
	.venv/bin/python -m tools.typst_sources --check

format: environment-test
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/python -m tools.typst_sources

environment fonts:
	@sh setup/environment.sh run

environment-test:
	@sh setup/environment.sh test

chromium:
	@sh setup/chromium.sh

# Versions and hashes for every platform, no addresses; one version for all, so that products agree.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --upgrade
lock: environment
	$(COMPILE) --group build pyproject.toml -o requirements.lock
	$(COMPILE) --group build --group test -c requirements.lock pyproject.toml -o requirements-test.lock
	$(COMPILE) --no-annotate fonts/npm.in -o fonts/npm.lock
	cd fonts && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved
	.venv/bin/python fonts/fetch.py --pin

clean:
	rm -rf build .venv .venv-* .civsite .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
