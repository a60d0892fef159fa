# Two commands do everything: `make demo` and `make test`. Each makes the environment first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test test-slow test-spark lint types browser bench docs notebooks pictures site data clean

demo: $(STAMP)
	$(BIN)/innonet report datasets/gyeonggi --out reports/gyeonggi --lang ko

# Two at once, a file whole on one of them: what a file makes once is shared by its tests. In the order of their names, since
# sorting by number leaves the files of few long tests for the end, on one core.
test: $(STAMP) browser lint types
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder
	INNONET_KERNELS=numpy $(BIN)/python -m pytest tests/measures/test_verification.py tests/measures/test_standing.py
	INNONET_KERNELS=numba $(BIN)/python -m pytest tests/measures/test_verification.py tests/measures/test_standing.py

test-slow: $(STAMP)
	$(BIN)/python -m pytest -m slow

# Spark in local mode: pyspark from PyPI, Java from Debian where we may install it.
test-spark: $(STAMP)
	sh tests/java.sh
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test,spark]'
	$(BIN)/python -m pytest -m spark tests/scale

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

# A browser and Korean fonts for the map's and the report's tests; without root they are skipped, with that reason.
browser:
	sh tests/browser.sh

bench: $(STAMP)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test,bench]'
	$(BIN)/python -m benchmarks

docs: $(STAMP)
	$(BIN)/python docs/generate.py

# Runs the notebooks and writes their outputs into them.
notebooks: $(STAMP)
	$(BIN)/python notebooks/run.py

# The pictures of the READMEs, in the machine's Chromium.
pictures: $(STAMP)
	$(BIN)/python docs/pictures/make.py

site: docs
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[docs]'
	$(BIN)/mkdocs build --strict --quiet
	@echo "site/index.ko.html"

data: $(STAMP)
	$(BIN)/python datasets/gyeonggi/make_gyeonggi.py

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	$(BIN)/python -m compileall -q src
	touch $(STAMP)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis site
