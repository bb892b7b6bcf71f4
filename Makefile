# make run   sets everything up and opens the app; ARGS="play balance" passes words on
# make test  sets everything up and checks everything
# make hear  plays sessions, records them and listens: see docs/performance.md
# make quick checks what takes less than a minute: for the work in between
PYTHON ?= python3
ARGS ?=

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
NOWHERE := NUL
else
BIN := .venv/bin
NOWHERE := /dev/null
endif

INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable
NO_SOUND = echo No sound library can be installed here: sounds go another way, or the bell rings.

.PHONY: run test quick check format snapshots figures man sdist clean

run: .venv/app
	@$(BIN)/runstrong $(ARGS)

# Many tests wait for a terminal, a process or a disk: four at once on two cores take half the time of two.
test: check
	$(BIN)/python -m pytest --numprocesses 4 --dist worksteal

quick: check
	$(BIN)/python -m pytest --numprocesses 4 --dist worksteal -m "not slow" --ignore=tests/tui

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy

# Plays sessions into a sound server of its own and listens to them; needs PulseAudio and espeak-ng.
hear: .venv/dev
	@$(INSTALL) ".[hear]" >$(NOWHERE) 2>&1 || echo No numpy can be installed here.
	RUNSTRONG_HEAR=1 $(BIN)/python -m pytest tests/hearing -rs -s

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/made:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'RunStrong needs Python 3.11 or later; point PYTHON at one, as in: make run PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	@echo made > $@

.venv/app: .venv/made pyproject.toml
	@echo Installing RunStrong into .venv
	@$(INSTALL) ".[sound]" >$(NOWHERE) 2>&1 || ($(INSTALL) . && $(NO_SOUND))
	@echo made > $@

.venv/dev: .venv/made pyproject.toml
	@echo Installing RunStrong and what checks it into .venv
	@$(INSTALL) ".[dev,sound]" >$(NOWHERE) 2>&1 || ($(INSTALL) ".[dev]" && $(NO_SOUND))
	@echo made > $@
	@echo made > .venv/app

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache dist

man: .venv/dev
	$(BIN)/python -m tests.tools.man_pages man

sdist: man
	$(BIN)/python -m hatchling build --target sdist --target wheel

# Renews the picture of all figures in the docs
figures: .venv/dev
	$(BIN)/python -m tests.figures.picture

snapshots: .venv/dev
	$(BIN)/python -m pytest tests/tui --snapshot-update
