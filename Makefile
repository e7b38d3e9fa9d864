# Khai Báo: every way to run, test and measure it.
PYTHON ?= python3
V := .venv
BIN := $(V)/bin

.PHONY: run test test-browser test-crash test-parity bench lint format lock migration clean

$(V)/.run: requirements.txt pyproject.toml
	@echo "Installing into $(V)/, about a minute the first time ..."
	@$(PYTHON) -m venv $(V)
	@$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e .
	@touch $@

$(V)/.dev: $(V)/.run requirements-dev.txt
	@echo "Installing what the tests need, about a minute the first time ..."
	@$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements-dev.txt
	@touch $@

run: $(V)/.run
	$(BIN)/khaibao run

lint: $(V)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.catalogs

format: $(V)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: lint
	TOWN_SURFACE=turns $(BIN)/pytest -n 3 --dist worksteal -m "not browser"

test-browser: $(V)/.dev
	$(BIN)/pytest -m browser tests/browser -n 0

# Every crash point on both databases (tests/crash); hours on two idle cores: take --points, or --story.
test-crash: $(V)/.dev
	$(BIN)/python -m tests.crash

# Every transcript on Telegram, Zalo and the page: what it stores and tells is the same on each.
test-parity: $(V)/.dev
	$(BIN)/python -m tests.parity

bench: $(V)/.dev
	$(BIN)/python -m bench
	$(BIN)/python -m bench.forms
	$(BIN)/python -m bench.understanding
	$(BIN)/python -m bench.export
	$(BIN)/python -m bench.roster
	-$(BIN)/python -m bench.province

# A revision from what the tables in code have more than the newest one: make migration MESSAGE="who gains what"
migration: $(V)/.dev
	$(BIN)/python -m storage.migrate "$(MESSAGE)"
	$(BIN)/ruff format -q storage/migrations

# The locks carry hashes and no index address, so that any mirror can serve them.
lock: $(V)/.dev
	$(BIN)/uv pip compile pyproject.toml --group build --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --python-version 3.11 -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --python-version 3.11 -c requirements.txt -q -o requirements-dev.txt

clean:
	rm -rf $(V) build *.egg-info
