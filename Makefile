# Cổng 10·10. `make` alone lists what there is.
PYTHON ?= python3
PORT ?= 8000
VAR_DIR ?= $(CURDIR)/var
export PORT VAR_DIR

python := .venv/bin/python
manage := $(python) manage.py
# A stamp is named after the content of the lock, so a changed lock is installed again.
stamp = .venv/$(1)-$(firstword $(shell sha256sum $(1)))
runtime := $(call stamp,requirements.txt)
development := $(call stamp,requirements-dev.txt)

.DEFAULT_GOAL := help
.PHONY: help run dev test lint format types messages lock check

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# No shell stands between make and the server, so a signal to make reaches it.
run: export DJANGO_SETTINGS_MODULE := config.settings.local
run: $(runtime) ## the site as in production, at http://127.0.0.1:8000 (PORT and VAR_DIR change where)
	@$(manage) serve

dev: export DJANGO_SETTINGS_MODULE := config.settings.dev
dev: $(development) ## the reloading server for developers
	@$(manage) serve --reload

test: $(development) ## every test; those that need Chromium, PostgreSQL or search engines run where these are
	@$(python) -m tests.search.engines.servers $(MAKE) --no-print-directory test-databases

.PHONY: test-databases
test-databases:
	@$(python) $(MEASURED) -m pytest $(parallel)
	@$(python) -m tests.postgresql $(python) -m pytest $(parallel) -m "not browser and not one_database" $(ON_POSTGRESQL)

parallel := --numprocesses $(or $(TEST_PROCESSES),auto) --dist loadfile

lint: $(development) ## style, layers, templates
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@cd site && PYTHONPATH=.:.. ../.venv/bin/lint-imports --config ../pyproject.toml --no-cache
	@$(python) -m djlint --quiet --lint media search site

types: $(development) ## types
	@$(python) -m mypy site search media

check: $(development) ## settings, house rules, missing migrations
	@$(manage) check
	@$(manage) makemigrations --check

format: $(development) ## bring code into its form
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

messages: $(development) ## collect texts for translation (needs gettext: apt install gettext)
	@$(manage) makemessages --locale vi --no-location --no-obsolete --ignore var --ignore .venv --ignore tests

lock: $(development) ## choose versions anew and lock them with hashes, for Debian 12's Python
	@$(lock_with) requirements/base.in --output-file requirements.txt
	@$(lock_with) requirements/dev.in --output-file requirements-dev.txt

lock_with = .venv/bin/uv pip compile --quiet --upgrade --python-version 3.11.2 --generate-hashes \
	--no-header --no-strip-extras --no-emit-index-url --no-emit-find-links

$(runtime): lock := requirements.txt
$(development): lock := requirements-dev.txt
$(runtime) $(development):
	@$(python) -c "" 2>/dev/null || $(PYTHON) -m venv .venv
	@echo "Installing $(lock) …"
	@$(python) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r $(lock)
	@rm -f .venv/$(lock)-* && touch $@
