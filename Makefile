# Each target makes the virtual environment if it is missing, and installs again when pyproject.toml has changed.
#
#   make crawl                          the sample portals, offline: a summary, and output/articles.jsonl
#   make crawl PORTAL=baoquangninh_legacy ARGS="-a limit=20"    a real portal
#   make test                           lint, types, tests
#   make bench                          what reading and crawling cost; see docs/benchmarks.md
#   make tables                         write the README's table of portals anew
#   make clean                          take away the environment and caches; the archive stays

PYTHON ?= python3
BIN := .venv/bin
SCRAPY := $(BIN)/python -m scrapy
LINES := output/articles.jsonl
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PORTAL ?=
ARGS ?=

.PHONY: crawl test bench tables clean

ifeq ($(strip $(PORTAL)),)
crawl: .venv/installed
	@$(SCRAPY) demo
else
crawl: .venv/installed
	@$(SCRAPY) crawl $(PORTAL) $(ARGS); code=$$?; \
	if [ $$code -le 1 ]; then $(SCRAPY) export -o $(LINES) || exit; fi; exit $$code
endif

test: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy crawler
	$(if $(wildcard crawler/commands/check-portals.py),$(SCRAPY) check-portals)
	$(BIN)/python -m pytest -n auto

bench: .venv/installed-dev
	@$(BIN)/python -m tests.benchmarks

tables: .venv/installed
	@$(SCRAPY) portals --markdown $(wildcard README.md docs/portals.md)

clean:
	rm -rf .venv *.egg-info .pytest_cache .hypothesis .mypy_cache .ruff_cache output/samples
	find crawler tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: pyproject.toml | $(BIN)/python
	@echo "installing into .venv …" >&2
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | $(BIN)/python
	@echo "installing into .venv, with the tools for tests …" >&2
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ .venv/installed

# An environment that was only half made (Debian without python3-venv) must not be taken for one the next time.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "no $(PYTHON): install Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "$(PYTHON) is older than Python 3.11: install a newer one and name it, e.g. make crawl PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
	echo "$(PYTHON) cannot make an environment: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }
