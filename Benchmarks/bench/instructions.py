"""Instructions of a review and of the empty SAX pass: the same on every run, whatever else the machine does."""

import os
import re
import shutil
import subprocess

from .markdown import at_most, heading, left_out, note, table, targets
from .workspace import WORK, check, corpus, program, reviu, say, shipped_pack

DOCUMENTS = 80


def report(_):
    heading("Instructions")
    if not can_count():
        left_out("there is no `valgrind` here.")
        return
    sax, whole = review_and_floor()
    note(f"Counted by callgrind: {2 * DOCUMENTS} documents less {DOCUMENTS}, so that starting and loading rules do not count.")
    table(["", "instructions a document", "times the first"],
          [["empty SAX pass in C", f"{sax:,.0f}", 1], ["reviu, text report", f"{whole:,.0f}", f"{whole / sax:.2f}"]])
    targets(at_most(1.25, "", "instructions of the whole review, times the empty SAX pass", whole / sax))


def can_count():
    return shutil.which("valgrind") is not None


def review_and_floor():
    """What a document takes in the empty SAX pass, and in the whole review with the shipped packs."""
    proposals = corpus(DOCUMENTS)
    parse = program("parse", "libxml-2.0")
    sax = a_document(lambda documents: [parse, "sax", documents], proposals, DOCUMENTS)
    return sax, of_review(shipped_pack(proposals), proposals, DOCUMENTS)


def of_review(pack, proposals, documents):
    """What a document takes, counted over so many."""
    binary = stripped()
    return a_document(lambda paths: [binary, *check(pack, f"@{paths}")[1:]], proposals, documents)


def a_document(command, proposals, documents):
    once, twice = (instructions(command(proposals.list(count))) for count in (documents, 2 * documents))
    return (twice - once) / documents


def stripped():
    """Debian's valgrind gives up over the debug information of Swift 6."""
    target = WORK / "reviu"
    subprocess.run(["strip", "--strip-debug", "-o", str(target), reviu()], check=True)
    return str(target)


def instructions(words):
    say(f"counting instructions of {os.path.basename(words[0])}")
    # Swift's hashes have another seed in every process, unless told otherwise.
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *words],
                         env=os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"},
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
    collected = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode not in (0, 1) or not collected:
        raise SystemExit(f"benchmark: valgrind ended with status {run.returncode}\n{run.stderr[-2000:]}")
    return int(collected[1])
