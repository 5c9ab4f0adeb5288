# Each target makes the virtual environment if it is missing, and installs again when pyproject.toml has changed.
#
#   make crawl                          the sample portals, offline: a summary, and output/articles.jsonl
#   make crawl PORTAL=baoquangninh_legacy ARGS="-a limit=20"    a real portal
#   make test                           lint, types, tests
#   make test-all                       the slow tests, too
#   make acceptance                     a round of the schedule over thirty portals, three of them broken: some minutes
#   make faults                         kill crawls, exports, rereads 50 times each, fill disks, …: some half hour
#   make pywb                           does pywb play what was crawled? An environment of its own, .venv-pywb
#   make oldest                         the tests with the oldest libraries that pyproject.toml allows, in .venv-oldest
#   make bench                          what reading and crawling cost; see docs/benchmarks.md
#   make million                        what a million articles cost: some half hour and 15 GB; see docs/benchmarks.md;
#                                       ARGS="--database URL" in PostgreSQL
#   make reprints                       how well reprints are found among 100,000 texts: some twenty minutes
#   make tables                         write the tables of portals and settings in the texts anew
#   make clean                          take away the environment and caches; the archive stays

PYTHON ?= python3
BIN := .venv/bin
SCRAPY := $(BIN)/python -m scrapy
LINES := output/articles.jsonl
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PORTAL ?=
ARGS ?=

.PHONY: crawl test test-all acceptance faults pywb oldest bench million reprints tables clean

ifeq ($(strip $(PORTAL)),)
crawl: .venv/installed
	@$(SCRAPY) demo
else
crawl: .venv/installed
	@$(SCRAPY) crawl $(PORTAL) $(ARGS); code=$$?; \
	if [ $$code -ne 2 ]; then $(SCRAPY) export -o $(LINES) || exit; fi; exit $$code
endif

# The tests start hundreds of crawls, which load compiled modules a second faster, also where Python writes none.
test: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy crawler
	$(BIN)/python -m compileall -q crawler
	$(SCRAPY) check-portals
	$(BIN)/python -m pytest -n auto --dist loadfile

test-all: export SLOW_TESTS := 1
test-all: test

acceptance: export SLOW_TESTS := 1
acceptance: .venv/installed-dev
	SCHEDULE_PORTALS=$${SCHEDULE_PORTALS:-30} $(BIN)/python -m pytest tests/schedule -p no:xdist --timeout 1800

# FAULTS_SEED=N, which each run prints, makes the same random choices again.
faults: export SLOW_TESTS := 1
faults: .venv/installed-dev
	FAULTS_KILLS=$${FAULTS_KILLS:-50} $(BIN)/python -m pytest tests/faults -v -p no:xdist --timeout 3600 -rs

pywb: export SLOW_TESTS := 1
pywb: .venv/installed-dev .venv-pywb/installed
	$(BIN)/python -m pytest tests/crawl/test_warc_pywb.py

oldest: .venv-oldest/installed
	.venv-oldest/bin/python -m pytest -n auto --dist loadfile

bench: .venv/installed-dev
	@$(BIN)/python -m tests.benchmarks

million: .venv/installed-dev
	@$(BIN)/python -m tests.benchmarks.million $(ARGS)

reprints: .venv/installed-dev
	@$(BIN)/python -m tests.benchmarks.reprints

tables: .venv/installed
	@$(SCRAPY) portals --markdown README.md docs/portals.md
	@$(SCRAPY) settings --markdown docs/configuration.md

clean:
	rm -rf .venv .venv-pywb .venv-oldest *.egg-info .pytest_cache .hypothesis .mypy_cache .ruff_cache output/samples
	find crawler tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: pyproject.toml | $(BIN)/python
	@echo "installing into .venv …" >&2
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | $(BIN)/python
	@echo "installing into .venv, with the tools for tests …" >&2
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ .venv/installed

.venv-pywb/installed: tests/crawl/pywb.txt | $(BIN)/python
	@echo "installing pywb into .venv-pywb …" >&2
	@$(BIN)/python -m venv --clear .venv-pywb
	@.venv-pywb/bin/python -m pip install --quiet --requirement $<
	@touch $@

# pip can only take the newest versions.
.venv-oldest/installed: pyproject.toml | $(BIN)/python
	@echo "installing the oldest libraries into .venv-oldest …" >&2
	@$(BIN)/python -m venv --clear .venv-oldest
	@.venv-oldest/bin/python -m pip install --quiet uv
	@.venv-oldest/bin/uv pip install --quiet --python .venv-oldest/bin/python --resolution lowest-direct --editable '.[dev]'
	@touch $@

# An environment that was only half made (Debian without python3-venv) must not be taken for one the next time.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "no $(PYTHON): install Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "$(PYTHON) is older than Python 3.11: install a newer one and name it, e.g. make crawl PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
	echo "$(PYTHON) cannot make an environment: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }
