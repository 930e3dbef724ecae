# Everything one can do here. `make demo` and `make test` need nothing but Python ≥ 3.11 and make.
PYTHON ?= python3
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready

.PHONY: help demo test test-web test-postgres pictures check format bench docs lock clean

help:
	@echo "make demo    read the examples: incidents on the terminal, a dossier in out/"
	@echo "make test    run the tests"
	@echo "make test-web  the workbench in a real browser (Chromium: apt-get install chromium, or CHROMIUM=…)"
	@echo "make test-postgres  every promise of the case on a private PostgreSQL server in a temporary folder"
	@echo "make check   types, lint, format"
	@echo "make bench   print what is measured (see benchmarks/README.md)"
	@echo "make pictures  pictures of the workbench's pages for the docs"
	@echo "make docs    run every code block of README and docs"
	@echo "make lock    renew constraints.txt"

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "recoupe needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@$(BIN)/python -c 'import pathlib; pathlib.Path("$(READY)").touch()'

demo: $(READY)
	$(BIN)/recoupe run examples/reports --metadata examples/metadata.csv --out out

test: $(READY)
	$(BIN)/python -m pytest -n 2

test-web: $(READY)
	@PYTHONPATH=tests $(BIN)/python -c 'import sys; from web.browsing import chromium; sys.exit(None if chromium() else "There is no Chromium here. Debian and Ubuntu: apt-get install chromium; else name one: make test-web CHROMIUM=/path/to/chrome")'
	$(BIN)/python -m pytest tests/web

pictures: $(READY)
	$(BIN)/python docs/pictures.py

test-postgres: $(READY)
	RECOUPE_TEST_POSTGRES=private $(BIN)/python -m pytest tests/store -k postgres

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)
	$(BIN)/python benchmarks/run.py

docs: $(READY)
	$(BIN)/python -m pytest tests/test_docs.py

lock: $(READY)
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt

clean:
	rm -rf $(VENV) out dist build
