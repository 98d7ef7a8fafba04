# `make run` shows the platform; `make test` tells whether it works. PORT, DATABASE_URL, INSTANCE and DEMO may be
# given in the environment or as in `make run PORT=9000`; make hands both on to the commands.

PYTEST_ARGS ?=
SIZES ?= 1000 10000
DATABASES ?= sqlite postgresql
SECONDS_PER_ROUND ?= 20
ROUNDS ?= 3
CONNECTIONS ?= 4
bin := .venv/bin

.PHONY: help run test test-all test-products bench slow-phone check lint types imports templates catalogues files \
	translations lock leaflet fonts clean prepare-test
.DEFAULT_GOAL := help

help: ## shows this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: ## installs what is needed, fills the database and serves http://127.0.0.1:8000
	@sh scripts/prepare.sh run
	@exec $(bin)/beteiligung run

test: prepare-test ## everything: lint, types, languages, both databases, browser
	@sh scripts/test.sh $(PYTEST_ARGS)

test-all: test ## `make test`, then the full products: some 40 minutes
	@$(MAKE) --no-print-directory test-products

test-products: prepare-test ## every page x language x theme x width, HTML checker, Lighthouse; without `make test`
	@sh scripts/test-products.sh $(PYTEST_ARGS)

# SIZES="1000 10000 postgresql:1000000" counts ideas in the main area. BENCH_DATABASE_URL names a PostgreSQL server to
# use instead of one of our own. PARTIAL=1 prints the report without the slow phone and leaves docs/performance.md alone;
# PAGES="list idea" then measures some pages only, and no crowd.
bench: prepare-test ## what each page costs, beside a hello-world, and on a slow phone; needs wrk; writes docs/performance.md
	@$(bin)/python -m scripts.bench --sizes "$(SIZES)" --databases "$(DATABASES)" --seconds $(SECONDS_PER_ROUND) \
		--rounds $(ROUNDS) --connections $(CONNECTIONS) --pages "$(PAGES)" $(if $(PARTIAL),--partial)

slow-phone: prepare-test ## prints when a slow phone shows five pages, and what it loads; needs Chromium
	@$(bin)/python -m scripts.bench.phone

check: prepare-test ## lint, types, imports, templates, catalogues, files; under a minute
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target \
		lint types imports templates catalogues files

lint: prepare-test
	$(bin)/ruff check
	$(bin)/ruff format --check

types: prepare-test
	$(bin)/mypy

imports: prepare-test
	$(bin)/lint-imports --no-logo

templates: prepare-test
	$(bin)/djlint --lint --quiet templates

catalogues: prepare-test
	$(bin)/python -m scripts.catalogues check

files: prepare-test
	@$(bin)/python -m scripts.tracked_files

translations: prepare-test ## collects all messages into the catalogues
	$(bin)/python -m scripts.catalogues update

lock: ## renews the lock files (needs uv)
	sh scripts/lock.sh

leaflet: ## renews the map library in beteiligung/static/vendor (needs npm)
	@sh scripts/vendor-leaflet.sh

fonts: ## renews the fonts of printed pages (needs apt-get and uv)
	@sh scripts/fonts.sh

clean: ## removes what the tools made; keeps instance/ with its data
	rm -rf .venv build *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis htmlcov test-results
	find beteiligung migrations scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +
	find translations -name '*.mo' -delete

prepare-test:
	@sh scripts/prepare.sh test
