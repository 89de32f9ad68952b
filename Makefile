# The two commands of the README, and the ones that CI and CONTRIBUTING call. Every target sets up what it needs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
ISSUE ?= examples/qingxi-2026-11-18.md
SHOW ?= $(if $(filter examples/%,$(ISSUE)),examples/show.toml)
OUT ?= output
BIN := .venv/bin

# A venv without its own pip, filled by the pip that is there: Debian's python3 lacks ensurepip unless asked for.
INSTALL = $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check

.PHONY: help edition test check lint format types setup setup-dev browser measure report bench docs clean

help: ## what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

edition: .venv/.runtime ## produce ISSUE (the example, unless you name one) into OUT
	$(BIN)/audiopaper produce "$(ISSUE)" $(if $(SHOW),--show "$(SHOW)") --out "$(OUT)"

test: .venv/.dev browser ## run the tests
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: lint types ## everything that reads the code without running it

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell README.md CHANGELOG.md CONTRIBUTING.md docs audiopaper

types: .venv/.dev
	$(BIN)/mypy

format: .venv/.dev ## put the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

measure: .venv/.dev ## what a recogniser hears, what the reader finds: every figure in the docs
	$(BIN)/python -m measure

report: .venv/.dev ## how the voices hold: faults, kills, speed online, the gate (an hour)
	$(BIN)/python -m benchmarks.voices

bench: .venv/.dev ## how fast, and in how much memory
	$(BIN)/python -m benchmarks

setup: .venv/.runtime ## only set up
setup-dev: .venv/.dev

.venv/.runtime: constraints/runtime.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv --without-pip .venv
	$(INSTALL) --require-hashes --requirement constraints/build.txt
	$(INSTALL) --require-hashes --requirement constraints/runtime.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

.venv/.dev: .venv/.runtime constraints/dev.txt
	$(INSTALL) --require-hashes --requirement constraints/dev.txt
	touch $@

# The browser of the page tests. Where it cannot be had, those tests say so and are skipped.
browser:
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	  && { apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium >/dev/null; }; } \
	  || echo "no chromium: the tests of the pages in a browser will be skipped"

constraints: ## pin anew what is installed (needs uv)
	uv pip compile pyproject.toml --extra pdf $(PIN) -o constraints/runtime.txt
	uv pip compile pyproject.toml --extra pdf --group dev -c constraints/runtime.txt $(PIN) -o constraints/dev.txt
	uv pip compile --group build -c constraints/dev.txt $(PIN) -o constraints/build.txt
PIN := --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header --quiet
.PHONY: constraints

clean: ## remove the environment and what was made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find output -mindepth 1 ! -name README.md -delete
