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
    if not shutil.which("valgrind"):
        left_out("there is no `valgrind` here.")
        return
    sax, whole = per_document()
    note(f"Counted by callgrind: {2 * DOCUMENTS} documents less {DOCUMENTS}, so that starting and loading rules do not count.")
    table(["", "instructions a document", "times the first"],
          [["empty SAX pass in C", f"{sax:,.0f}", 1], ["reviu, text report", f"{whole:,.0f}", f"{whole / sax:.2f}"]])
    targets(at_most(1.25, "", "instructions of the whole review, times the empty SAX pass", whole / sax))


def per_document():
    """Of the empty SAX pass, and of the whole review with the shipped packs."""
    proposals = corpus(DOCUMENTS)
    pack = shipped_pack(proposals)
    parse = program("parse", "libxml-2.0")
    review = [stripped(), *check(pack)[1:]]
    lists = [proposals.list(DOCUMENTS), proposals.list(2 * DOCUMENTS)]
    sax = [instructions([parse, "sax", documents]) for documents in lists]
    whole = [instructions([*review, f"@{documents}"]) for documents in lists]
    return [(twice - once) / DOCUMENTS for once, twice in (sax, whole)]


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
