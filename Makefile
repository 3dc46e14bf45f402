# A newcomer needs two of these: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEED := seeds/azerbaijan-armenia-talks.txt

.PHONY: demo test lint types format docs lock dist sample screenshots browser-for-tests languagetool-for-tests clean

demo: $(VENV)/.runtime  ## check the seed article
	$(BIN)/unspin check --fail-on never $(SEED)

test: $(VENV)/.development  ## run all tests
	$(BIN)/python -m pytest

lint: $(VENV)/.development  ## look for faults in the code and its format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.development  ## check types
	$(BIN)/mypy

format: $(VENV)/.development  ## format the code
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

docs: $(VENV)/.docs  ## build the documentation into build/site/; a warning is an error
	$(BIN)/python -m sphinx --fail-on-warning --quiet --builder html --doctree-dir build/doctrees docs build/site

dist: $(VENV)/.development  ## build wheel and sdist into dist/
	$(BIN)/python -m pip install --quiet build==1.3.0
	$(BIN)/python -m build --no-isolation

lock: $(VENV)/.development  ## resolve locks/ anew from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	cd locks && ../$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --output-file runtime.txt ../pyproject.toml build.in
	cd locks && ../$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --group ../pyproject.toml:dev --output-file development.txt ../pyproject.toml build.in
	cd locks && ../$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --group ../pyproject.toml:docs --constraint development.txt --output-file docs.txt

# The date is that of the last change to what the sample depends on, so that the same sources make the same sample.
sample: $(VENV)/.runtime  ## write the report on the seed article into reports/sample/
	rm -rf reports/sample
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct -- checker glossaries seeds) $(BIN)/unspin check --isolated --grammar off \
		--fail-on never --output-format html --output-file reports/sample $(SEED)

screenshots: $(VENV)/.runtime browser-for-tests  ## picture what is found in the seed article, for README and documentation
	$(BIN)/python tools/screenshots.py

browser-for-tests:  ## install the Chromium that tests drive, on Debian and Ubuntu
	@command -v chromium || command -v chromium-browser || command -v google-chrome || \
		{ apt-get update -qq && apt-get install -y -qq chromium; } || \
		{ echo "Install chromium, or run this as root."; exit 1; }

languagetool-for-tests: export UNSPIN_DATA_DIR ?= $(CURDIR)/build/data
languagetool-for-tests: $(VENV)/.runtime  ## install the LanguageTool that tests run, once
	@ls "$$UNSPIN_DATA_DIR"/languagetool/*/installed.json >/dev/null 2>&1 || $(BIN)/unspin grammar install

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(BIN)/python locks/runtime.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q checker  # as for an installed wheel, also where Python is told to write no bytecode
	touch $@

$(VENV)/.development: $(VENV)/.runtime locks/development.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/development.txt
	touch $@

$(VENV)/.docs: $(VENV)/.runtime locks/docs.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/docs.txt
	touch $@
