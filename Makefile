# Every task sets itself up: python3 and make are enough.
HOME_DIR := $(dir $(abspath $(lastword $(MAKEFILE_LIST))))
PYTHON ?= python3
PORT ?= 8501
VENV := $(HOME_DIR).venv/bin
SOURCES := app.py pages data analytics tests .ci
export PORT

.PHONY: run test check lint types unit browser bench screenshots data refresh pins dev

run: ## start the app on PORT (8501)
	@$(PYTHON) "$(HOME_DIR).ci/env.py" run

test: check browser ## everything: lint, types, contracts, unit to app tests, browser journeys

check: lint types unit ## everything but the browser

dev:
	@$(PYTHON) "$(HOME_DIR).ci/env.py" dev

lint: dev
	@cd "$(HOME_DIR)" && $(VENV)/ruff check $(SOURCES) && $(VENV)/ruff format --check $(SOURCES) && $(VENV)/lint-imports

types: dev
	@cd "$(HOME_DIR)" && $(VENV)/pyright --pythonpath $(VENV)/python

unit: dev
	@cd "$(HOME_DIR)" && $(VENV)/python -m pytest -m "not browser" -n 2 -q

browser: dev
	@cd "$(HOME_DIR)" && CHROMIUM="$$($(PYTHON) .ci/env.py browser | tail -n 1)" $(VENV)/python -m pytest -m browser -n 2 -q

bench: dev ## speed against a Dash twin and a static floor; writes bench-results/
	@cd "$(HOME_DIR)" && CHROMIUM="$$($(PYTHON) .ci/env.py browser | tail -n 1)" $(VENV)/python -m tests.bench

screenshots: dev ## one PNG a page, width and theme into screenshots/
	@cd "$(HOME_DIR)" && CHROMIUM="$$($(PYTHON) .ci/env.py browser | tail -n 1)" $(VENV)/python -m tests.browser.screenshots $(PAGES)

data: dev ## check the CSVs and the data package
	@cd "$(HOME_DIR)" && $(VENV)/python -m data.store && cd data/curated && $(VENV)/frictionless validate datapackage.json

refresh: dev ## read the open data of FDA and EMA and propose regulatory events; writes data/proposed/ (ARGS="--source ema-medicines" or "--anew")
	@cd "$(HOME_DIR)" && $(VENV)/python -m data.refresh $(ARGS)

pins: dev ## renew the pinned requirements from the .in files
	@cd "$(HOME_DIR)" && for name in requirements requirements-dev; do \
	  $(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o $$name.txt $$name.in; done
