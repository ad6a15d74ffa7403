# The two commands a user needs: `make run` and `make test`. Both begin with the idempotent `make setup`.
PYTHON ?= python3
BIN := .venv/bin
INBOX ?= deploy/samples/inbox
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false

.PHONY: run test setup system lint bench lock samples clean help

help: ## list these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: .venv/.run-ready ## prepare bid packs for every tender in INBOX (default: the bundled samples)
	@$(BIN)/bidwright scan --inbox "$(INBOX)" || { code=$$?; [ $$code = 4 ] && exit 0 || exit $$code; }

test: setup system lint ## everything: lint, types, layers, unit, integration and browser tests
	$(BIN)/pytest

setup: .venv/.dev-ready ## .venv from the hash-pinned lock files

.venv/.run-ready: requirements.txt pyproject.toml
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev-ready: requirements-dev.txt .venv/.run-ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

system: ## system packages of the optional parts: LibreOffice, Chromium, CJK fonts (Debian, as root)
	@sh deploy/system-packages.sh

lint: setup ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## speed and memory, as ratios in one run
	$(BIN)/python -m tests.bench

samples: setup ## write the sample tenders anew
	$(BIN)/python deploy/samples/make_samples.py

lock: ## resolve the dependencies anew and write the lock files
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(BIN)/python deploy/complete_lock.py requirements.txt requirements-dev.txt

clean: ## remove the environment and caches; the workspace stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info
