# Every command below makes .venv and installs what it needs, so each works from a bare checkout.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
DATA ?= ../shared/data

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow check lint fix docs eval train bench frontend serve requirements clean

help: ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

$(STAMP): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

$(DEV_STAMP): $(STAMP) requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $(DEV_STAMP)

demo: $(STAMP) ## read the sample reports and show events, one disputed event and one actor; writes demo/
	@$(BIN)/python -m dateline.cli.demo samples demo

frontend: $(DEV_STAMP) ## build the workbench's scripts, styles and basemap, where anything has changed
	$(BIN)/python frontend/build.py

test: frontend ## run the tests on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -q -m "not slow"

test-slow: frontend ## run the long tests too: 10,000 mutated inputs, killed processes
	$(BIN)/python -m pytest -q

check: lint docs ## everything that needs no test: format, lint, types, import contracts, docs that run

lint: $(DEV_STAMP) ## format, lint, types, import contracts, spelling, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell src docs README.md CONTRIBUTING.md samples/README.md
	$(BIN)/cog --check -r docs/commands.md docs/methodology.md docs/codebooks.md docs/formats.md docs/releases.md

fix: $(DEV_STAMP) ## format, mend what ruff can, and write generated docs anew
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/cog -r docs/commands.md docs/methodology.md docs/codebooks.md docs/formats.md docs/releases.md

docs: $(DEV_STAMP) ## run every example in the documentation
	$(BIN)/python -m pytest -q -p no:randomly --doctest-glob='*.md' README.md docs

eval: $(DEV_STAMP) ## measure on the reference data and write docs/quality.md
	$(BIN)/python -m dateline.evaluate $(DATA) docs/quality.md

train: $(DEV_STAMP) ## train the learned reader anew, three seeds, into build/reader (hours; a GPU is used where there is one)
	$(BIN)/python -m pip install --quiet ".[training]"
	$(BIN)/python -m training.reader --data $(DATA) --out build/reader

bench: $(DEV_STAMP) ## speed, side by side with peers
	$(BIN)/python -m bench

serve: frontend ## the workbench in the browser, on the project in PROJECT (default: the demo, made if need be)
	@[ -n "$(PROJECT)" ] || [ -f demo/dateline.toml ] || $(MAKE) demo
	@cd $(or $(PROJECT),demo) && $(abspath $(BIN))/dateline serve --open

requirements: $(DEV_STAMP) ## pin what pyproject.toml asks for, with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --group build -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra frames --extra postgres --group dev --group build --group frontend -c requirements.txt -o requirements-dev.txt

clean: ## remove what the other commands made
	rm -rf $(VENV) demo build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
