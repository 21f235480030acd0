# `make help` lists the commands. Works with GNU make 3.81 (macOS) and newer.
# What needs more than a line or two is a small program in tools/.
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
WITH_NODE := $(PY) -m tools.with_node
WORKERS := 2
PART := 1
VARIANTS := 2
PYTEST := $(WITH_NODE) $(PY) -m pytest -q -rs -n $(WORKERS) --dist loadfile
SITE := _build/html
UV := uv==0.13.8
# Of a live page: what is compiled for the browser, and what no page uses.
COMPILED := numpy|matplotlib|contourpy|kiwisolver|pillow|pandas
UNUSED := jedi|parso|jupyterlab-widgets|widgetsnbextension|tzdata
LIVE := $(VENV)/live
# Of JupyterLab in the browser: what its kernel has beside the wheels of a live page.
KERNEL_WHEELS := micropip==0.11.1 jedi==0.20.1 parso==0.8.7
ROOMS := $(wildcard chapters solutions exercises reminders)
# The files with tests of a mark: pytest need not read the others.
marked = $(shell grep -l 'mark\.$(1)' tests/*.py tests/site/*.py)
JS := $(wildcard lib/widgets/src/*.js lib/widgets/src/*/*.js tests/js/*.mjs _ext/*.*js _ext/scripts/*.js _ext/scripts/*/*.js _ext/live_page/*.js tools/*.mjs)
JS_TESTS := $(wildcard tests/js/*.test.mjs tests/js/*.test.js)
# The tests of lib that need nothing around it.
LIB_TESTS := autograd calculus data differences dual losses nn operations optim random_programs recording witnesses

.NOTPARALLEL:
.PHONY: help live live-wheels book serve zip wheel lab test format lint exercises explorers palette site-scripts fonts oracle bench bench-site bench-live bench-lighthouse bench-grading site-report outputs lock clean tasks times test-grading tests-on-paper \
	lite test-live test-alone test-binder test-oldest pdf test-python test-js test-notebooks test-book test-browser test-browsers

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

# The environment: Python packages and npm packages, from their locks. What is installed leaves a
# copy of its lock: where only the date of a lock is another, nothing is installed or looked up.

$(VENV)/book: requirements.txt
	@cmp -s $< $@ || sh tools/make_venv.sh $(VENV) $< $(PYTHON)
	@$(WITH_NODE) true 2>/dev/null || $(PY) -m pip install --quiet $$(grep ^nodejs- requirements-dev.txt)
	@cp $< $@

$(VENV)/ready: requirements-dev.txt $(VENV)/book
	@cmp -s $< $@ || sh tools/make_venv.sh $(VENV) $<
	@cp $< $@

node_modules/ready: package-lock.json .npmrc $(VENV)/ready
	@cmp -s $< $@ || { echo "Installing the locked npm packages into node_modules ..."; \
		$(WITH_NODE) npm ci --no-audit --no-fund; }
	@cp $< $@

# Pure wheels for Python in the browser: they are laid into the site, and not installed.
$(LIVE)/ready: requirements-live.txt $(VENV)/ready
	@cmp -s $< $@ || { echo "Fetching the wheels of the live pages ..."; rm -rf $(LIVE); \
		$(PY) -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
			--only-binary :all: --platform any --implementation py --abi none --python-version 3.14 \
			--dest $(LIVE) -r $<; }
	@cp $< $@

# For readers

live: node_modules/ready $(LIVE)/ready ## what a page needs to run Python, into _build/_live
	@$(WITH_NODE) $(PY) -m tools.make_live

live-wheels: node_modules/ready $(LIVE)/ready ## fetch what is compiled, so that the site asks no third party
	@$(WITH_NODE) $(PY) -m tools.make_live --wheels

# With Node and the wheels that `make live` fetches once, the pages run Python.
book: $(VENV)/book ## run the notebooks and build the site into _build/html
	@echo "Running the notebooks and building the site ..."
	@test ! -e $(SITE)/calculus-for-deep-learning.zip || $(PY) -m tools.make_zip --withdraw
	@test ! -e $(SITE)/lite || $(PY) -m tools.make_lite --withdraw
	@$(WITH_NODE) $(PY) -m tools.make_live
	@test ! -e $(SITE)/calculus-for-deep-learning.pdf || $(PY) -m tools.make_pdf --withdraw
	@# After a failure Sphinx must not take broken pages for finished ones.
	@$(WITH_NODE) $(BIN)/jupyter-book build . -W -n --keep-going \
		|| { rm -rf _build/.doctrees $(SITE); exit 1; }
	@echo "The book is in $(SITE); 'make serve' shows it to your browser."

serve: $(VENV)/book ## serve the built site on this computer
	@$(PY) -m tools.serve $(SITE)

zip: book ## pack the site into one file that any file server can serve
	@$(PY) -m tools.make_zip

wheel: $(VENV)/book ## the library as one file, as the site offers it, into _build/wheel
	@$(PY) -m _ext.wheel _build/wheel && ls _build/wheel/*.whl

lite: book node_modules/ready $(LIVE)/ready .venv-lite/ready ## lay JupyterLab for the browser into the site
	@$(PY) -m tools.make_lite

pdf: book $(VENV)/ready ## bind the site into one PDF, with contents and page numbers
	@$(PY) -m tools.make_pdf

lab: $(VENV)/book ## work on your own copies of the notebooks, in work/
	@$(PY) -m tools.copy_notebooks work
	@$(PY) -m jupyterlab --ServerApp.root_dir=work

# For authors: those that need least come first, and make stops at the first that fails.

test: lint test-python test-js test-notebooks test-book test-browser ## run every test

times: $(VENV)/ready ## run every test and say what each stage costs
	@$(PY) -m tools.stage_times lint test-python test-js test-notebooks book test-book test-browser

test-python: $(VENV)/ready ## the house rules, lib and tools
	@echo "== test-python: the house rules, lib and tools"
	@$(PYTEST) -m "not notebooks and not book" tests lib --ignore tests/site --ignore tests/oracle

test-grading: $(VENV)/ready ## grading: every answer of the checks' tests, through the box
	@echo "== test-grading: every answer of the checks' tests, and every attack"
	@$(PYTEST) --every-answer --dist loadgroup tests/test_grading*.py

test-js: node_modules/ready ## the explorers' mathematics, in Node
	@echo "== test-js: the explorers' mathematics, in Node"
	@$(WITH_NODE) node tools/build_explorers.mjs --check
	@$(WITH_NODE) node tools/build_scripts.mjs --check
	@$(WITH_NODE) node --test $(JS_TESTS)

test-notebooks: $(VENV)/ready ## every notebook, from its folder, from the root, twice
	@echo "== test-notebooks: every notebook runs and prints what it promised"
	@$(PYTEST) -m notebooks $(call marked,notebooks) --nbval-lax -p tests.notebook_runs $(ROOMS)

test-book: node_modules/ready $(LIVE)/ready book $(VENV)/ready ## the built site, as files
	@echo "== test-book: the built site, as files"
	@$(PYTEST) -n 0 -m book $(call marked,book)

test-browser: node_modules/ready $(LIVE)/ready book ## the built site, in Chromium
	@echo "== test-browser: the built site, in Chromium"
	@if CHROME_PATH=$$($(PY) -m tools.find_browser); then \
		export CHROME_PATH; $(PYTEST) -m browser $(call marked,browser); \
	else test -z "$$CI"; fi

# What looks into a page with Chromium's own tools stays out.
test-browsers: node_modules/ready $(LIVE)/ready book ## the built site, in Firefox and WebKit where they are
	@echo "== test-browsers: the built site, in Firefox"
	@$(PYTEST) -rs -m browser --engine firefox \
		$(filter-out %_in_browser.py %_paper.py %_lab.py,$(call marked,browser))
	@echo "== test-browsers: the built site, in WebKit"
	@$(PY) -m pytest -q -rs -m webkit $(call marked,webkit)

test-live: live-wheels test-browser ## the site in Chromium with the real NumPy and Matplotlib, fetched once

test-alone: $(VENV)/book ## every notebook in a fresh environment with the wheel alone (OPTIONS=--oldest)
	@$(PY) -m tools.run_alone $(OPTIONS)

test-binder: $(VENV)/book ## an environment as Binder makes it, and a notebook in it
	@$(PY) -m tools.run_alone --binder chapters/rates_of_change.ipynb

.venv-oldest/ready: pyproject.toml $(VENV)/ready
	@$(PY) -m venv --clear .venv-oldest
	@.venv-oldest/bin/python -m pip install --quiet -e . $$($(PY) -m tools.run_alone --say-oldest) \
		$$(grep -E '^(pytest|pytest-xdist|hypothesis|autograd|scikit-learn)==' requirements-dev.txt)
	@touch $@

test-oldest: .venv-oldest/ready ## lib and its notebooks with the oldest packages allowed
	@# What an old package says of a newer one is not ours to fail on.
	@.venv-oldest/bin/python -m pytest -q -rs --noconftest -W default -n $(WORKERS) --dist loadfile \
		lib $(LIB_TESTS:%=tests/test_%.py)
	@$(PY) -m tools.run_alone --oldest

format: node_modules/ready ## put code and notebooks into their committed form
	@$(PY) -m ruff check --fix --select I .
	@$(PY) -m ruff format .
	@$(WITH_NODE) node_modules/.bin/prettier --log-level warn --write $(JS)
	@$(PY) -m tools.clean_notebooks $(ROOMS)

lint: node_modules/ready ## say what `make format` would change, and what it cannot
	@echo "== lint: the form of code and notebooks, its types, and the spelling"
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m tools.clean_notebooks --check $(ROOMS)
	@$(WITH_NODE) node_modules/.bin/prettier --log-level warn --check $(JS)
	@$(PY) -m mypy --no-error-summary
	@$(WITH_NODE) node_modules/.bin/tsc -p .
	@$(BIN)/codespell

exercises: $(VENV)/ready ## generate the exercises from their masters in solutions/
	@$(PY) -m tools.make_exercises

tasks: $(VENV)/ready ## play every answer to every task with 200 seeds, about ten minutes
	@$(PYTEST) tests/test_tasks.py --seeds 200 \
		-k "passes_with_no_seed or another_dress or the_solution_is_right"
	@$(PYTEST) tests/test_variants.py --seeds 200

tests-on-paper: $(VENV)/ready ## print tests for a class, with solutions (PART=2 NAME="3b" VARIANTS=4)
	@$(WITH_NODE) $(PY) -m tools.make_tests --part $(PART) --name "$(NAME)" --variants $(VARIANTS)

palette: $(VENV)/ready ## write the colours of lib/palette.json as CSS
	@$(PY) -m tools.make_palette

site-scripts: node_modules/ready ## bundle the scripts of the site from _ext/scripts
	@$(WITH_NODE) node tools/build_scripts.mjs

fonts: node_modules/ready ## cut the fonts of the site from the locked packages
	@$(PY) -m tools.cut_fonts

explorers: node_modules/ready ## bundle the explorers from lib/widgets/src
	@$(WITH_NODE) node tools/build_explorers.mjs

.venv-lite/ready: requirements-lite.txt $(VENV)/ready
	@cmp -s $< $@ || { sh tools/make_venv.sh .venv-lite $< $(PY); \
		rm -rf .venv-lite/kernel; $(PY) -m pip download --quiet --disable-pip-version-check \
			--no-deps --only-binary :all: --platform any --implementation py --abi none \
			--python-version 3.14 --dest .venv-lite/kernel $(KERNEL_WHEELS); }
	@cp $< $@

.venv-oracle/ready: tests/oracle/requirements.txt $(VENV)/ready
	@echo "Installing PyTorch 2.13.0 into .venv-oracle (over 2 GB where pip finds no CPU build) ..."
	@$(PY) -m venv .venv-oracle
	@.venv-oracle/bin/python -m pip install --quiet --disable-pip-version-check -r $< torch==2.13.0
	@touch $@

oracle: .venv-oracle/ready ## the engine against PyTorch, which this installs
	@echo "== oracle: the engine against PyTorch and its sample inputs"
	@PYTHONPATH=$(CURDIR) .venv-oracle/bin/python -m pytest -m oracle --confcutdir=tests/oracle tests/oracle

bench: .venv-oracle/ready ## measure the engine against others, about ten minutes
	@PYTHONPATH=$(CURDIR) .venv-oracle/bin/python benchmarks/run.py 3

bench-grading: $(VENV)/ready ## measure what grading costs, against nbgrader and otter
	@$(PY) -m benchmarks.grading

bench-site: book $(VENV)/ready ## measure how smoothly an explorer follows the mouse
	@$(PY) -m benchmarks.site chapters/rates_of_change.html chapters/gradient_descent.html

bench-live: node_modules/ready $(LIVE)/ready book ## measure what it costs to start Python in a page
	@$(PY) -m benchmarks.live

bench-lighthouse: book $(VENV)/ready ## Lighthouse and a cold start, median of five, about half an hour
	@$(WITH_NODE) $(PY) -m benchmarks.lighthouse intro.html chapters/differentiation_rules.html \
		chapters/training.html chapters/gradient_descent.html exercises/gradient_descent.html

site-report: book node_modules/ready ## the worst page per column; fails where a goal is missed
	@$(PY) -m tools.site_report

outputs: $(VENV)/ready ## run the notebooks and store what their checked cells print
	@$(PY) -m tools.record_outputs $(ROOMS)

lock: $(VENV)/ready ## compile the requirements again (UPGRADE=--upgrade: newest versions)
	@test -x .venv-lock/bin/uv || $(PY) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet $(UV)
	@for name in requirements requirements-dev requirements-lite; do \
		.venv-lock/bin/uv pip compile --quiet --universal --fork-strategy fewest \
			--python-version 3.11 --no-emit-index-url --no-emit-find-links \
			--custom-compile-command 'make lock' $(UPGRADE) \
			$$name.in -o $$name.txt || exit 1; \
	done
	@# A reader's packages have the versions of all.
	@grep -v '^-e' requirements.txt > .venv-lock/all.txt
	@.venv-lock/bin/uv pip compile --quiet --universal --fork-strategy fewest \
		--python-version 3.11 --no-emit-index-url --no-emit-find-links --no-annotate \
		--custom-compile-command 'make lock' -c .venv-lock/all.txt \
		.binder/requirements.in -o .binder/requirements.txt
	@# What is compiled comes with Pyodide; all else has the versions of requirements.txt.
	@grep -E '^[a-z].*==' requirements.txt | grep -vE '^($(COMPILED)|python-dateutil)==' > .venv-lock/shared.txt
	@.venv-lock/bin/uv pip compile --quiet --python-version 3.14 --python-platform wasm32-pyodide2025 \
		--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
		-c .venv-lock/shared.txt $(foreach one,$(subst |, ,$(COMPILED)|$(UNUSED)),--no-emit-package $(one)) \
		$(UPGRADE) requirements-live.in -o requirements-live.txt

clean: ## remove the built site and caches; work/ stays
	rm -rf _build build .pytest_cache .ruff_cache .hypothesis
