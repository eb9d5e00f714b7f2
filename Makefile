# One runner for everybody. Needs make and a Python >= 3.11; everything else goes into .venv.
# A stamp says that an installation is done, so only the first call, or the first after a change, needs the network.

VENV := .venv
BIN := $(VENV)/bin
SUPPORTED := import sys; sys.exit(sys.version_info < (3, 11))

.DEFAULT_GOAL := help
.PHONY: help demo test lint fmt docs pictures bench fuzz faults load audit lock locked wheel clean

help:
	@echo 'make demo    localize the blog in fixtures/ into every language of locales/'
	@echo 'make test    ruff, mypy, the import rules and pytest'
	@echo 'make lint    the same without pytest'
	@echo 'make fmt     let ruff fix and format'
	@echo 'make docs    write the reference and the manual page anew from the code'
	@echo 'make pictures  take the pictures of the documents anew, with the Chromium of the system'
	@echo 'make bench   measure speed and memory against the bars and the peers'
	@echo 'make fuzz    look for inputs that break a law: SECONDS=600 for each target'
	@echo 'make faults  kill 200 runs, read a page of 100 MB, run a large site'
	@echo 'make load    run 100,000 pages in 50 locales: an hour'
	@echo 'make lock    lock what CI installs; make locked installs it'
	@echo 'make audit   known vulnerabilities in what CI installs'
	@echo 'make wheel   build the wheel, and the notes of its release: changes and hashes'
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

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/generate

# Japanese needs a font: apt install fonts-noto-cjk.
pictures: $(VENV)/.installed-dev
	$(BIN)/python tests/browser/screenshots.py

bench: $(VENV)/.installed-dev
	$(BIN)/python tests/benchmarks/run.py $(BENCH)

fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --group fuzz
	$(BIN)/python tests/fuzz/run.py --seconds $(or $(SECONDS),600) --corpus .test-cache/fuzz

faults: $(VENV)/.installed-dev
	$(BIN)/python tests/faults/kills.py --times 200
	L10N_LARGE_PAGE=100 $(BIN)/pytest -q -s tests/hostile/test_exports.py -k megabytes
	$(BIN)/python tests/hostile/load.py --pages 1000 --locales 5
	$(BIN)/python tests/hostile/load.py --pages 1000 --locales 50

load: $(VENV)/.installed-dev
	$(BIN)/python tests/hostile/load.py --pages 10000 --sentences 1 --locales 50 --share 2
	$(BIN)/python tests/hostile/load.py --pages 100000 --sentences 1 --locales 50 --share 2

audit: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --group audit
	$(BIN)/python tests/supply/audit.py

# One lock for every Python and system there is: lines of it have conditions.
lock: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet uv
	printf '%s\n' '# What CI installs, each file by its hash; `make lock` makes it anew from pyproject.toml.' >requirements-ci.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes --no-annotate --no-header \
	    --group dev --group fuzz --group audit --group build pyproject.toml >>requirements-ci.txt

# What the lock holds and nothing else, from files of these hashes only; then nothing is left for make test to fetch.
locked: $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-ci.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.installed-dev $(VENV)/.installed

# The same files give the same wheel, to the byte; its notes can be held against any other.
wheel: $(VENV)/.installed-dev
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	$(BIN)/python tests/supply/release.py dist/*.whl

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
