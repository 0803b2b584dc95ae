# The one door: `make` alone prints what there is. Every target sets up .venv itself when it is not there.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
READY := .venv/.ready
SEEDS := $(wildcard ../shared/seeds/*.txt)
FILE ?= $(if $(SEEDS),$(SEEDS),examples/article.nl.txt)

.PHONY: help read test test-postgres check lint types docs docs-update gate yardsticks bench train-nl train-en clean

help: ## print the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

read: $(READY) ## read an article: who said what, what happened, who wants what (FILE=path for your own)
	@$(BIN)/demarche read $(FILE)

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest -q

test-postgres: $(READY) ## run the ledger's tests on a PostgreSQL of their own (skipped with the reason where there is none)
	@$(BIN)/python -m pytest -q -rs tests/ledger tests/engine -k postgresql

check: lint types test docs gate ## all that a change must pass

lint: $(READY) ## style: ruff
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY) ## types: mypy, strict
	@$(BIN)/mypy

docs: $(READY) ## links and commands in the documents
	@$(BIN)/python -m pytest -q tests/docs

docs-update: $(READY) ## write what the program prints now into the documents
	@$(BIN)/python -m docs.update

gate: $(READY) ## score the gold articles against the pinned floors
	@$(BIN)/python -m evaluation.gate

yardsticks: $(READY) ## measure the public corpora anew and write their scores into the documents
	@$(BIN)/python -m evaluation.yardsticks
	@$(BIN)/python -m docs.update

bench: $(READY) ## speed and memory; times beside dateparser's; a ledger of a million records
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python -m benchmarks.times
	@$(BIN)/python -m benchmarks.ledger

train-nl: $(READY) ## rebuild the Dutch pipeline from its data
	@$(BIN)/python -m training.build nl

train-en: $(READY) ## rebuild the English pipeline from its data
	@$(BIN)/python -m training.build en

clean: ## remove what was built
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Set up again when the dependencies may have changed. Messages go to standard error: `make read` prints the result alone.
$(READY): pyproject.toml
	@for python in python3.11 python3.12 python3.13 python3; do \
	  if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then break; fi; \
	  python=; \
	done; \
	if [ -z "$$python" ]; then echo 'Python 3.11, 3.12 or 3.13 is needed; none was found.' >&2; exit 1; fi; \
	echo "setting up .venv with $$python (once, about a minute)" >&2; \
	[ -x $(BIN)/python ] || $$python -m venv .venv >&2; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' >&2
	@touch $@
