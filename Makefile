# The commands of this project. `make help` lists them.

DATA   ?= data/icm_oncology.json
SITE   ?= site
PORT   ?= 8000
PYTHON ?= python3
BIN    := .venv/bin
LOCK   := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check
CHECK  := $(BIN)/python scripts/check_install.py
BENCHMARKS := reading teaching growing guideline importing reviewing previewing
STAMP   = touch -r "$$(ls -t $^ | head -n 1)" $@

# Of the caller's settings, Python and pip get only those that say where packages come from.
ORIGIN := INDEX_URL EXTRA_INDEX_URL FIND_LINKS NO_INDEX TRUSTED_HOST PROXY CERT CLIENT_CERT CACHE_DIR NO_CACHE_DIR \
	DEFAULT_TIMEOUT TIMEOUT RETRIES CONFIG_FILE KEYRING_PROVIDER NO_COMPILE
unexport $(filter-out $(addprefix PIP_,$(ORIGIN)),$(filter PIP_% PYTHON%,$(.VARIABLES)))

.DEFAULT_GOAL := help
.PHONY: help site pdf serve readers test test-core check fuzz mutants format bench bench-tests schema lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  DATA=file.json SITE=folder   another collection, another output folder (make site, pdf, serve)"
	@echo "  SITE_URL=https://host/path/  the address of the hosted site, for absolute links (make site)"
	@echo "  DOWNLOADS=none               the site without files to download (make site)"
	@echo "  DOWNLOADS=\"handouts cards\"   those files alone; others: handbook, slides, powerpoint; pdf (make site, pdf)"
	@echo "  QUESTIONS=\"id id\"            slides and handouts of these questions alone (make pdf)"
	@echo "  SECTION=id                   slides and handouts of a section and those within it (make pdf)"
	@echo "  RATIONALE=yes                slides with the rationale, not only their notes (make site, pdf)"

site: .venv/.site ## Build the site from the JSON into site/
	@$(BIN)/python scripts/build_site.py --data "$(DATA)" --site "$(SITE)"

pdf: .venv/.site ## Make only the downloads: handbook, handouts, slides, cards (PAPER=us-letter)
	@$(BIN)/python scripts/build_pdf.py --data "$(DATA)" --site "$(SITE)" \
		$(if $(strip $(QUESTIONS)),--questions "$(QUESTIONS)") $(if $(strip $(SECTION)),--section "$(SECTION)")

serve: .venv/.site ## Preview the site while you edit the JSON, the templates or the pages (DATA, PORT)
	@exec $(BIN)/python scripts/serve.py --data "$(DATA)" --port "$(PORT)"

readers: .venv/.readers ## Install what reads PPTX, DOCX and PDF files for clinical-consensus import

test: .venv/.test ## Run every test, with the installed Chromium or Chrome
	@$(BIN)/pytest

test-core: .venv/.test ## Run the tests that need no browser
	@$(BIN)/pytest -m "not browser"
	@echo "The tests that need a browser were not run. To run all tests: make test" >&2

check: .venv/.test ## Lint, type-check, and check that committed files are up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports
	$(BIN)/python scripts/export_schema.py --check
	$(BIN)/python scripts/build_pages.py --dry-run >/dev/null

fuzz: .venv/.test ## Draw collections, right and wrong, and see what becomes of each (20 minutes; CASES=10000, SEED=…)
	@PYTHONPATH=src:tests $(BIN)/python -m fuzz.run --cases $(or $(CASES),10000) $(if $(SEED),--seed $(SEED))

mutants: .venv/.test ## Prove that the tests can fail: one small fault at a time (15 minutes; ONLY=name)
	@PYTHONPATH=src:tests $(BIN)/python -m mutants.run $(ONLY)

format: .venv/.test ## Format the code and fix what the linter can fix
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.test ## Measure the build beside other builders, the first view, search, downloads, an import (90 minutes; ONLY=1000,pages)
	@missed=0; $(BIN)/python benchmarks/scale.py $(if $(ONLY),--only "$(ONLY)") || missed=1; \
	$(if $(ONLY),,for name in $(BENCHMARKS); do $(BIN)/python benchmarks/$$name.py || missed=1; done;) exit $$missed

bench-tests: .venv/.test ## Compare the CPU of the tests with those of a commit (AGAINST=…, 30 minutes)
	@$(BIN)/python benchmarks/testing.py $(if $(AGAINST),--against $(AGAINST))

schema: .venv/.site ## Export the JSON Schema from the model
	@$(BIN)/python scripts/export_schema.py

lock: .venv/.test ## Pin the newest versions that requirements*.in allow (needs uv)
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) --constraint requirements.txt requirements-build.in --output-file requirements-build.txt
	$(LOCK) --constraint requirements.txt requirements-import.in --output-file requirements-import.txt
	$(LOCK) --constraint requirements.txt --constraint requirements-build.txt --constraint requirements-import.txt \
		requirements-dev.in --output-file requirements-dev.txt

clean: ## Remove what was built and installed
	rm -rf .venv site .site.being-built .cache .*_cache .hypothesis docs/.half-written.tmp
	sed -n 's,^/,docs/,p' docs/.gitignore | xargs rm -rf

.venv/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, but $(PYTHON) is older or missing. Choose another: make PYTHON=python3.12 …" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; echo "The virtual environment could not be created. On Debian, run: apt-get install python3-venv" >&2; exit 1; }

.venv/.site: requirements.txt requirements-build.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the site needs into .venv …" >&2
	@$(PIP) --require-hashes --requirement requirements.txt --requirement requirements-build.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(CHECK) requirements.txt requirements-build.txt
	@$(STAMP)

.venv/.readers: requirements-import.txt .venv/.site
	@echo "Installing what reads documents into .venv …" >&2
	@$(PIP) --require-hashes --requirement requirements-import.txt
	@$(CHECK) requirements.txt requirements-build.txt requirements-import.txt
	@$(STAMP)

.venv/.test: requirements-dev.txt .venv/.site .venv/.readers
	@echo "Installing what the tests need into .venv …" >&2
	@$(PIP) --require-hashes --requirement requirements-dev.txt
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --dest .venv/wheels \
		--requirement requirements.txt --requirement requirements-build.txt
	@$(CHECK) requirements.txt requirements-build.txt requirements-dev.txt
	@$(STAMP)
