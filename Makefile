# Each command sets up what it needs by itself; see .ci/setup.

VENV := .venv/bin
export PYTHON
# The tests start hundreds of processes, each of which would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test types tests soak fuzz bench messages format clean

help:
	@echo "make run      open the program on the sample project"
	@echo "make test     lint, types, layers and tests: all that a change must pass"
	@echo "make soak     keep every promise about people's work at its full number of trials (tests/harness)"
	@echo "make fuzz     draw new examples for the tests of text, merging and undo: make fuzz MINUTES=10"
	@echo "make bench    measure speed, memory and quality; one part: make bench ONLY=page"
	@echo "make messages collect every message of the program for translators (resources/locale)"
	@echo "make format   put the code into the house style"
	@echo "make clean    remove all that these commands made, but for your projects"

run: .venv/ready
	@$(VENV)/python -m compileall -q translator_gui
	@.ci/show_sample

test: .venv/ready
	$(VENV)/ruff check
	$(VENV)/ruff format --check
	$(VENV)/lint-imports
	@$(MAKE) --no-print-directory --jobs 2 types tests

types:
	$(VENV)/pyright

# Three, for many of them wait for a disk or for another process.
tests:
	$(VENV)/pytest --numprocesses 3 --dist worksteal

soak: .venv/ready
	TRANSLATOR_SOAK=1 $(VENV)/pytest --numprocesses 2 tests/harness tests/journeys/test_under_xcb.py tests/journeys/test_pictures.py \
		tests/store

fuzz: .venv/ready
	$(VENV)/python -m tests.fuzz $(MINUTES)

messages: .venv/ready
	$(VENV)/pybabel --quiet extract --keywords "_ ngettext:1,2 gettext gettext_lazy ngettext_lazy:1,2" --no-location --sort-output \
		--project Translator --omit-header --output resources/locale/translator.pot translator_gui

bench: .venv/ready
	@$(VENV)/python -m compileall -q translator_gui tests/bench
	@$(VENV)/python -m tests.bench $(ONLY)

format: .venv/ready
	$(VENV)/ruff check --fix
	$(VENV)/ruff format

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/ready: pyproject.toml .ci/setup .ci/qt_libraries.py
	@.ci/setup
