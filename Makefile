# Needs Python (3.11 to 3.14, with venv) and make. Everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install -qq --require-hashes --only-binary :all:
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header --no-strip-extras $(UPGRADE)

# Real lists and labelled sets, where there are any; without them less is measured, and said so.
SHARED = $(or $(LOOKTHROUGH_SHARED),$(wildcard $(dir $(CURDIR))shared))
MEASURE = LOOKTHROUGH_SHARED="$(SHARED)" $(BIN)/python benchmarks/measure.py

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test check lint format types contracts pages docs evaluate bench lock clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

demo: .venv/runtime.stamp ## screen the example file and write a report, offline
	$(BIN)/python -c 'from lookthrough.matching import warm; warm()'
	mkdir -p build
	$(BIN)/lookthrough screen examples/contractors.csv --data build/demo \
		--report build/demo-report.html --out build/demo-results.csv
	@echo "The report is at $(CURDIR)/build/demo-report.html"

test: .venv/dev.stamp ## run every test, and say what was skipped and why
	$(BIN)/python -c 'from lookthrough.matching import warm; warm()'
	$(BIN)/python -m pytest -n 2 --dist loadfile -ra

check: lint types contracts .venv/dev.stamp ## everything a change must pass
	$(BIN)/python docs/generate.py --check
	@$(MAKE) --no-print-directory test

lint: .venv/dev.stamp ## style and common mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/dev.stamp ## put the code into its form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

types: .venv/dev.stamp ## mypy, strict
	$(BIN)/mypy

contracts: .venv/dev.stamp ## which room may import which
	$(BIN)/lint-imports --no-cache

pages: .venv/dev.stamp ## write the reference pages anew from the code
	$(BIN)/python docs/generate.py

docs: .venv/docs.stamp ## the documentation as HTML, into build/docs
	$(BIN)/python docs/generate.py --check
	$(BIN)/sphinx-build --quiet -W --keep-going docs build/docs
	@echo "The documentation is at $(CURDIR)/build/docs/index.html"

evaluate: .venv/bench.stamp ## quality on labelled data, beside others and the baseline: a page
	$(MEASURE) evaluate

bench: .venv/bench.stamp ## speed as ratios to others, beside the baseline: a page
	$(MEASURE) bench

lock: .venv/lock.stamp ## choose versions anew within the bounds; UPGRADE=--upgrade for the newest
	$(COMPILE) pyproject.toml --output-file requirements/runtime.txt
	@constraints="--constraint requirements/runtime.txt"; \
	for group in build dev docs lock bench; do \
		$(COMPILE) --group $$group $$constraints --output-file requirements/$$group.txt || exit 1; \
		constraints="$$constraints --constraint requirements/$$group.txt"; \
	done

clean: ## remove what was built, but not .venv
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/runtime.stamp: pyproject.toml requirements/runtime.txt requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || { \
		echo "Lookthrough needs Python 3.11 to 3.14; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(INSTALL) -r requirements/runtime.txt -r requirements/build.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# All wheels but PyICU, of which there is none: it is compiled against the system's ICU, and where
# that cannot be, the comparison with logic-v2 is left out and said to be.
.venv/bench.stamp: .venv/runtime.stamp requirements/bench.txt
	$(INSTALL) -r requirements/runtime.txt -r requirements/build.txt
	@mkdir -p build/bench
	@awk '/^[a-z]/ { icu = /^pyicu/ } !icu' requirements/bench.txt >build/bench/wheels.txt
	@awk '/^[a-z]/ { icu = /^pyicu/ } icu' requirements/bench.txt >build/bench/compiled.txt
	$(INSTALL) --no-deps -r build/bench/wheels.txt
	@$(PIP) install -qq --require-hashes --no-deps --no-build-isolation --no-binary :all: \
		-r build/bench/compiled.txt >build/bench/compiled.log 2>&1 || { \
		echo "PyICU could not be compiled, so nomenklatura logic-v2 will not be measured." >&2; \
		echo "It needs a C++ compiler, pkg-config and the headers of ICU (Debian: g++ pkg-config" \
			"libicu-dev). The log: build/bench/compiled.log" >&2; }
	@touch $@

.venv/dev.stamp .venv/docs.stamp .venv/lock.stamp: .venv/%.stamp: .venv/runtime.stamp requirements/%.txt
	$(INSTALL) -r requirements/runtime.txt -r requirements/build.txt -r requirements/$*.txt
	@touch $@
