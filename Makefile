# Everything this repository does, by name. `make` alone lists it.
# Python 3.11 or newer is all that must be there; uv and the rest are fetched by hash.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# Somebody's own active environment must not be the one that is filled.
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME
# The interpreter is the one that was found, never one that uv downloads.
export UV_PYTHON_DOWNLOADS := never
# Arrays here are small: more threads than one only get in each other's way.
export OMP_NUM_THREADS := 1

UV := .tools/uv/bin/uv
BIN := .venv/bin
READY := .venv/.ready
CODE := $(wildcard src tests tools benchmarks)

# The demonstration is dated, so that it prints the same today and in a year.
DEMO_DAY := 2026-11-24
DEMO_CLIENTS := $(sort $(wildcard examples/clients/*.yaml))
DEMO_HANDOUT := examples/clients/disc-responder.yaml

##@ Use it

.PHONY: help
help: ## List what make can do
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { print "\n" substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: setup
setup: $(READY) ## Make the environment in .venv (the command is .venv/bin/proneward)
	@echo "Ready: .venv/bin/proneward"

.PHONY: demo
demo: $(READY) ## Print a programme for each example client; write one handout to build/
	@test -n "$(DEMO_HANDOUT)" || { echo "make demo: examples/clients/ holds no client" >&2; exit 1; }
	@for client in $(DEMO_CLIENTS); do \
	  printf '\n== %s\n' "$$client"; \
	  $(BIN)/proneward plan "$$client" --on $(DEMO_DAY) || exit 1; \
	done
	@mkdir -p build
	@$(BIN)/proneward plan $(DEMO_HANDOUT) --on $(DEMO_DAY) --pdf build/handout.pdf >build/handout.txt
	@printf '\nHandout of %s: build/handout.pdf\n' "$(DEMO_HANDOUT)"

.PHONY: gallery
gallery: $(READY) ## Write the gallery of all exercises, with moving figures, to build/gallery/
	@mkdir -p build
	@$(BIN)/proneward gallery build/gallery

.PHONY: start
start: demo ## Make the environment, then show the demonstration

##@ Check it

.PHONY: browser
browser:
	@sh tools/browser.sh

.PHONY: postgres
postgres:
	@sh tools/postgres.sh

.PHONY: test
test: ## Every kind of check, reduced counts, fixed seeds (what CI runs)
	@$(MAKE) browser
	@$(MAKE) postgres
	@$(MAKE) check
	@HYPOTHESIS_PROFILE=ci $(MAKE) coverage

.PHONY: test-full
test-full: ## The same with full counts
	@$(MAKE) browser
	@$(MAKE) postgres
	@$(MAKE) check
	@HYPOTHESIS_PROFILE=full $(MAKE) coverage

.PHONY: check
check: format lint types layers dependencies spelling sizes catalogue ## Format, lint, types, layers, dependencies, spelling, sizes, catalogue

.PHONY: format
format: $(READY)
	$(BIN)/ruff format --check --diff $(CODE)

.PHONY: lint
lint: $(READY)
	$(BIN)/ruff check $(CODE)

.PHONY: types
types: $(READY)
	$(BIN)/mypy $(CODE)

.PHONY: layers
layers: $(READY)
	$(BIN)/lint-imports --no-logo

.PHONY: dependencies
dependencies: $(READY)
	$(BIN)/deptry src

.PHONY: spelling
spelling: $(READY)
	$(BIN)/codespell

.PHONY: sizes
sizes: $(READY)
	$(BIN)/python tools/sizes.py $(CODE) player

.PHONY: catalogue
catalogue: $(READY)
	$(BIN)/proneward catalogue check

# Needs a registry that publishes advisories; a plain mirror has none, and pip-audit then looks at
# nothing. --strict fails there instead of passing unseen, so this is not part of test or test-full.
.PHONY: audit
audit: $(READY) ## Known vulnerabilities in what the lock names (asks the registry)
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements/dev.txt

.PHONY: coverage
coverage: $(READY)
	@mkdir -p build
	$(BIN)/pytest -n 2 --cov --cov-report=json:build/coverage.json --cov-report=
	$(BIN)/python tools/coverage_floor.py build/coverage.json

.PHONY: bench
bench: $(READY) ## Measure every speed this project claims
	@for benchmark in $(sort $(filter-out benchmarks/generated.py,$(wildcard benchmarks/[a-z]*.py))); do \
	  printf '\n== %s\n' "$$benchmark"; \
	  $(BIN)/python "$$benchmark" || exit 1; \
	done

##@ Keep it

.PHONY: figures
figures: $(READY) ## Draw and measure again whatever is not of its motion, body or renderer
	@$(BIN)/python tools/figures.py

.PHONY: sheets
sheets: $(READY) ## Lay all shipped stills on contact sheets in docs/evidence/
	@$(BIN)/python tools/sheets.py docs/evidence/figures

.PHONY: viewer
viewer: $(READY) ## Build the viewer of moving figures again from player/
	PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix player ci --ignore-scripts
	PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix player run build

.PHONY: fix
fix: $(READY) ## Format, and apply the repairs that ruff is sure of
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

# A lock names hashes and no host, so that it installs from any mirror.
COMPILE = $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 \
  --fork-strategy fewest --generate-hashes --no-emit-index-url --no-header

.PHONY: lock
lock: .tools/.ready ## Resolve the newest versions into requirements/
	$(COMPILE) pyproject.toml -o requirements/runtime.txt >/dev/null
	$(COMPILE) pyproject.toml --group dev -o requirements/dev.txt >/dev/null
	$(COMPILE) --group bootstrap -o requirements/uv.txt >/dev/null

.PHONY: clean
clean: ## Delete outputs and caches; the environment stays
	rm -rf build dist .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: made when what they stand for is complete, and made again when a lock changes.

.tools/.ready: requirements/uv.txt tools/bootstrap.sh
	@PYTHON="$(PYTHON)" sh tools/bootstrap.sh
	@touch $@

$(READY): .tools/.ready requirements/dev.txt pyproject.toml
	@$(BIN)/python -c '' 2>/dev/null || $(UV) venv --quiet --clear --python .tools/uv/bin/python .venv
	@$(UV) pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements/dev.txt
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src # a first command should not wait for its modules to be compiled
	@touch $@
