# Two commands do everything on a fresh machine that has Swift:
#   make review   builds the release executable and reviews Samples
#   make test     passes all tests
# Both install missing system packages with apt-get, or say what to run where they may not.

SHELL := /bin/bash
BUILD := swift build -c release --static-swift-stdlib --product reviu
REVIU := .build/release/reviu
# The days the samples were written for; without them the results would depend on the day of the run.
AS_OF := 2025-10-10
AS_OF_2024 := 2023-10-12

.PHONY: review build test sanitize fuzz lint format rules catalogue rakor pages documents spark man instructions benchmark results packages test-packages benchmark-packages spark-packages

review: build
	@$(REVIU) check Samples/lulus Samples/temuan --as-of $(AS_OF) --report json=.build/review.json; status=$$?; \
	  if [ $$status -gt 1 ]; then exit $$status; fi; \
	  echo "JSON report: .build/review.json"
	@$(REVIU) check Samples/2024 --rules Rules/ikma-2024 --as-of $(AS_OF_2024) --report json=.build/review-2024.json; \
	  status=$$?; if [ $$status -gt 1 ]; then exit $$status; fi; \
	  echo "JSON report: .build/review-2024.json"
	@$(REVIU) check Samples/rakor-2026 --as-of $(AS_OF) --report html=.build/review-rakor.html > .build/review-rakor.txt; \
	  status=$$?; if [ $$status -gt 1 ]; then exit $$status; fi; \
	  echo; echo "Samples/rakor-2026"; sed -n '/^Ringkasan/,$$p' .build/review-rakor.txt; \
	  echo "All findings: .build/review-rakor.txt, .build/review-rakor.html"

build: packages
	$(BUILD)

test: test-packages
	swift build --product generate-manual
	swift test --parallel

# The same tests under AddressSanitizer and ThreadSanitizer, each in a build folder of its own. Leaks are not looked
# for yet: memory of Foundation in tests, of XCTest's runner, and of rules compiled once a process is reported as leaked. Mutants
# run the tests of the rules a thousand times over, the same code each time, and are left out.
sanitize: test-packages
	swift build --product generate-manual --sanitize=address --scratch-path .build/address
	ASAN_OPTIONS=detect_leaks=0 swift test --disable-xctest --skip MutantTests --sanitize=address --scratch-path .build/address
	swift build --product generate-manual --sanitize=thread --scratch-path .build/thread
	TSAN_OPTIONS="halt_on_error=1 suppressions=$(CURDIR)/Scripts/thread-sanitizer-suppressions" \
	  swift test --disable-xctest --skip MutantTests --sanitize=thread --scratch-path .build/thread

# Inputs that break a promise stay in .build/fuzzing/broken; mend what they show, and keep them as tests.
FUZZ_SECONDS := 60
fuzz: test-packages build
	Scripts/fuzz $(FUZZ_SECONDS)

lint:
	swift format lint --strict --recursive Package.swift Sources Tests
	@! grep --recursive --line-number '^.*import Foundation$$' Sources \
	  || { echo "Sources import FoundationEssentials: all of Foundation brings 44 MB of ICU into the command"; exit 1; }

format:
	swift format --in-place --recursive Package.swift Sources Tests

rules: build
	@for pack in Rules/*/; do $(REVIU) rules check $$pack --strict && $(REVIU) rules test $$pack || exit; done

# What people read about the rules; a test compares it with the rules.
catalogue: build
	$(REVIU) rules docs Rules/ikma-2026 --as-of $(AS_OF) > Rules/KATALOG.md

# Makes the proposals of a coordination meeting anew; a test compares them with the script.
rakor:
	rm -rf Samples/rakor-2026/usulan
	python3 Samples/rakor-2026/generate.py

# Opens the page reports in Chromium and judges them with the axe accessibility engine.
pages: build
	@Scripts/install-packages chromium chromium-driver python3-venv
	python3 -m venv .build/pages
	.build/pages/bin/pip install --quiet selenium==4.51.0 axe-core-python==0.1.0
	$(REVIU) check Samples/2024 Samples/lulus Samples/temuan --as-of $(AS_OF) \
	  --report html=.build/pages/samples.html > .build/pages/samples.txt; test $$? -eq 1
	$(REVIU) check Samples/temuan/uang-harian-di-atas-sbm Samples/temuan/kesediaan-hibah-belum-ada \
	  Samples/temuan/jumlah-akun-salah --as-of $(AS_OF) --lang en \
	  --report html=.build/pages/few.html > .build/pages/few.txt; test $$? -eq 1
	$(REVIU) check Samples/2024 Samples/temuan --as-of $(AS_OF) --report json=.build/pages/samples.json \
	  > .build/pages/samples.txt; test $$? -eq 1
	for document in kkr chr lhr; do \
	  $(REVIU) document $$document .build/pages/samples.json -o .build/pages/$$document.html || exit; \
	done
	.build/pages/bin/python Scripts/check-pages .build/pages/{samples,few,kkr,chr,lhr}.html

# Opens the documents of a review, and its CSV report, in LibreOffice, and saves them again as others would.
DOCUMENTS := .build/documents
documents: build
	@command -v soffice >/dev/null || Scripts/install-packages libreoffice-writer-nogui libreoffice-calc-nogui
	@mkdir -p $(DOCUMENTS)
	$(REVIU) check Samples/lulus Samples/temuan --as-of $(AS_OF) --report json=$(DOCUMENTS)/before.json \
	  > $(DOCUMENTS)/before.txt; test $$? -eq 1
	$(REVIU) check Samples/temuan Samples/2024 --as-of $(AS_OF) --report json=$(DOCUMENTS)/after.json \
	  --report csv=$(DOCUMENTS)/after.csv > $(DOCUMENTS)/after.txt; test $$? -eq 1
	@for document in kkr chr lhr; do \
	  $(REVIU) document $$document $(DOCUMENTS)/after.json --previous $(DOCUMENTS)/before.json -o $(DOCUMENTS)/$$document.odt || exit; \
	done
	Scripts/check-documents $(DOCUMENTS)/after.json $(DOCUMENTS)/after.csv $(DOCUMENTS)/{kkr,chr,lhr}.odt

# The manual, made of the same declarations as --help; read it with man -l.
man: build
	swift build --product generate-manual
	@mkdir -p .build/man
	.build/debug/generate-manual $(REVIU) --date $$(git log -1 --format=%cs) --output-directory .build/man
	@echo "man -l .build/man/reviu.1"

# The gate holds what is reached; the aim is 1.25.
instructions: build benchmark-packages
	Benchmarks/instructions --at-most 3.7

benchmark: build benchmark-packages
	Benchmarks/run

results: build benchmark-packages
	mkdir -p .build/benchmark
	Benchmarks/run > .build/benchmark/RESULTS.md
	mv .build/benchmark/RESULTS.md Benchmarks/RESULTS.md

# Reviews samples on Apache Spark in local mode, in seven partitions, and compares the reports with those of one run.
# Where Spark was installed for it once, a test of `make test` uses it as well.
spark: build spark-packages
	rm -rf .build/spark/results
	.build/spark/bin/python Scripts/spark-review --reviu $(REVIU) --results .build/spark/results --partitions 7 \
	  Samples/rakor-2026 Samples/temuan -- --as-of $(AS_OF)
	$(REVIU) merge .build/spark/results/part-* --report json=.build/spark/merged.json > .build/spark/merged.txt; test $$? -eq 1
	$(REVIU) check Samples/rakor-2026 Samples/temuan --as-of $(AS_OF) --report json=.build/spark/one.json \
	  > .build/spark/one.txt; test $$? -eq 1
	cmp .build/spark/one.txt .build/spark/merged.txt
	cmp .build/spark/one.json .build/spark/merged.json

packages:
	@Scripts/install-packages libxml2-dev libyaml-dev pkg-config

# About 440 MB from PyPI.
spark-packages:
	@Scripts/install-packages openjdk-17-jre-headless python3-venv
	python3 -m venv .build/spark
	.build/spark/bin/pip install --quiet pyspark==4.0.1

# xmllint is the judge of the reader, python3 makes the vectors and judges JSON, the shells and mandoc judge the
# completion scripts and the manual.
test-packages:
	@Scripts/install-packages libxml2-dev libyaml-dev pkg-config libxml2-utils python3 python3-jsonschema zsh fish mandoc

# The engines that reviu is compared with; those from PyPI are installed by the benchmark.
benchmark-packages:
	@Scripts/install-packages libxml2-dev libyaml-dev pkg-config libxml2-utils xsltproc valgrind binutils python3 python3-venv
