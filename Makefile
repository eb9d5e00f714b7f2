# One runner for everybody. Needs make and a Python >= 3.11; everything else goes into .venv.
# A stamp says that an installation is done, so only the first call, or the first after a change, needs the network.

VENV := .venv
BIN := $(VENV)/bin
SUPPORTED := import sys; sys.exit(sys.version_info < (3, 11))

.DEFAULT_GOAL := help
.PHONY: help demo test lint fmt bench clean

help:
	@echo 'make demo    localize the blog in fixtures/ into every language of locales/'
	@echo 'make test    ruff, mypy, the import rules and pytest'
	@echo 'make lint    the same without pytest'
	@echo 'make fmt     let ruff fix and format'
	@echo 'make bench   measure speed and memory against the bars and the peers'
	@echo 'make clean   remove .venv and everything that was made'

demo: $(VENV)/.installed
	$(BIN)/l10n run
	@echo
	@echo 'The pages are in site/: open site/index.html, or one language, such as site/ar/index.html.'

test: lint
	$(BIN)/pytest -n auto

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

fmt: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.installed-dev
	$(BIN)/python tests/benchmarks/run.py $(BENCH)

clean:
	rm -rf $(VENV) site .l10n-cache dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find l10n tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: $(VENV)/.pip pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.pip pyproject.toml
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@ $(VENV)/.installed

# `python -m venv` brings the pip of that Python's release; --group came with 25.1.
$(VENV)/.pip:
	@for python in $(PYTHON) python3 python python3.14 python3.13 python3.12 python3.11; do \
	    if $$python -c '$(SUPPORTED)' 2>/dev/null; then \
	        echo "$$python -m venv $(VENV)"; $$python -m venv $(VENV) && exit 0 || exit 1; \
	    fi; \
	done; echo 'No Python >= 3.11 found: install one, or name it with make PYTHON=/path/to/python.' >&2; exit 1
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@
