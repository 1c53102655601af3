# The commands that people type. `make demo` and `make test` are all that a newcomer needs.

PYTHON ?= python3
PORT ?= 8000
AMPARO_HOME ?= var
export AMPARO_HOME PORT

BIN := .venv/bin
# Tests write many small files and wait for the disk each time; memory does as well.
ifneq ($(wildcard /dev/shm/.),)
test kill race flood test-services test-browser test-lines: export TMPDIR := /dev/shm
endif
# A folder named on the command line counts from where one stands, whatever a script does later.
override AMPARO_HOME := $(abspath $(AMPARO_HOME))
# The rooms whose tests say something about the database engine. AMPARO_DATABASE_URL chooses it.
ON_BOTH_ENGINES := tests/test_nothing_leaks.py tests/gate tests/search \
	$(addprefix tests/publishing/,test_journey.py test_promises.py test_audit.py test_originals.py) \
	tests/pages/test_media.py tests/narrator/test_withdrawing.py tests/narrator/test_space.py tests/upkeep/test_databases.py
SERVERS := scripts/services/with_servers.sh
# What kills servers has them to itself.
KILLS_SERVERS := tests/service/test_whole_journey.py
TEST_SETTINGS := DJANGO_SETTINGS_MODULE=archive_site.settings.test

.PHONY: help demo test test-long test-browser test-services test-opensearch test-lines kill race flood bench lint types format messages migration

help:
	@sed -n 's/^## //p' Makefile

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: requirements.txt requirements-alone.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-alone.txt
	@touch $@

.venv/installed-dev: requirements.txt requirements-alone.txt requirements-dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-alone.txt
	@touch $@ .venv/installed

## make demo           the archive with invented stories, on http://localhost:$PORT (8000); its data in $AMPARO_HOME (var/)
demo: .venv/installed
	@scripts/demo.sh

## make test           rules, actions, views and one run of each attack, on SQLite
test: .venv/installed-dev
	$(BIN)/python scripts/compile_messages.py
	$(BIN)/python -m pytest -q -n 2 -m "not kill and not race and not browser and not service and not flood and not line and not long"

## make test-long      real encodings, and walks over every page and address
test-long: .venv/installed-dev
	$(BIN)/python scripts/compile_messages.py
	$(BIN)/python -m pytest -q -n 2 -m long

## make test-browser   the journeys, in a real Chromium
test-browser: .venv/installed-dev
	$(BIN)/python scripts/compile_messages.py
	$(BIN)/python scripts/browser_libraries.py
	@if command -v npm >/dev/null; then npm install --silent --no-audit --no-fund --prefix tests/browser; fi
	$(BIN)/python -m pytest -q -m browser

## make test-services  real PostgreSQL, Elasticsearch and S3: the door, search, roles, buckets, the whole journey, kill -9 of each
test-services: .venv/installed-dev
	$(BIN)/python scripts/compile_messages.py
	$(SERVERS) sh -c '$(BIN)/python -m pytest -q -n 2 -m "not kill and not race and not browser and not flood and not line" $(ON_BOTH_ENGINES) tests/service --ignore $(KILLS_SERVERS) && $(BIN)/python -m pytest -q -m service $(KILLS_SERVERS)'

## make test-opensearch  the engines' suite and what is said of search servers, on OpenSearch
test-opensearch: .venv/installed-dev
	$(SERVERS) opensearch $(BIN)/python -m pytest -q -n 2 -m service tests/search/engines tests/service/test_search_server.py

## make test-lines     uploads over real lines: stalled, broken, killed; a scanner; thousands of broken files
test-lines: .venv/installed-dev
	$(BIN)/python scripts/compile_messages.py
	@if command -v npm >/dev/null; then npm install --silent --no-audit --no-fund --prefix tests/browser; fi
	scripts/services/with_clamd.sh $(BIN)/python -m pytest -q -s -m line

## make kill           kills the verbs at every step and looks at what is left
kill: .venv/installed-dev
	$(BIN)/python -m pytest -q -s -m kill

## make race           random interleavings of publish and withdraw on real connections
race: .venv/installed-dev
	$(BIN)/python -m pytest -q -s -m race
	scripts/services/with_postgres.sh $(BIN)/python -m pytest -q -s -m race

## make flood          junk codes, reports, tellings: a right code opens within a minute, a real one is seen first
flood: .venv/installed-dev
	$(BIN)/python -m pytest -q -s -m flood

## make bench          page, search and vault against their bare counterparts; writes benchmarks/last.json
bench: .venv/installed-dev
	$(BIN)/python benchmarks/run.py

## make lint           ruff, djLint and the import contracts
lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@if [ -d templates ]; then $(BIN)/djlint --lint --quiet templates; fi
	$(BIN)/lint-imports

## make types          mypy, strict
types: .venv/installed-dev
	$(BIN)/mypy

## make format         ruff format, and what ruff can mend
format: .venv/installed-dev
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

## make messages       collects the Spanish source strings into locale/en (needs gettext)
messages: .venv/installed-dev
	$(TEST_SETTINGS) $(BIN)/python manage.py makemessages -l en --no-location --ignore=.venv --ignore=node_modules --ignore=var
	$(BIN)/python scripts/compile_messages.py

## make migration      writes the tables' migration anew (until the first release there is no other)
migration: .venv/installed-dev
	rm -f stories/migrations/0002_archive.py
	$(TEST_SETTINGS) $(BIN)/python manage.py makemigrations stories --name archive
