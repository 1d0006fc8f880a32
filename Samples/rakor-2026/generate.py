#!/usr/bin/env python3
"""Writes the made-up proposals of a coordination meeting: 38 provinces, three outputs each.

usulan/SATKER-PROVINCE/KRO-RO-kak.xml, KRO-RO-rab.xml   the documents
expected.json                                           the findings that the faults put in must lead to

The same bytes on every machine. The proposals are those of the benchmark, smaller, with names of regencies and
trades of the province (daerah.csv); about a fifth of them has one to three faults (faults.py).
"""

import argparse
import csv
import json
import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parents[1] / "Benchmarks"))

from corpus.documents import kak, rab
from corpus.proposal import CEILINGS, MILLION, PROVINCES, Proposal
from faults import BUDGET_FAULTS, PAPER_FAULTS, Paper

SEED = "rakor-2026"
OUTPUTS_PER_SATKER = 3
FAULTS_PER_FAULTY_PROPOSAL = [1] * 12 + [2] * 7 + [3] * 4

with open(HERE / "daerah.csv", newline="", encoding="utf-8") as file:
    REGIONS = {row["provinsi"]: row for row in csv.DictReader(file)}


class Submission(Proposal):
    """A proposal of the benchmark, but of a size that a unit submits, and about the trades of the province."""

    def names(self):
        words = super().names()
        region = REGIONS[self.key.province]
        self.regencies = [region[f"kabupaten {number}"] for number in (1, 2, 3)]
        return words | {"barang": region[f"komoditas {self.index % OUTPUTS_PER_SATKER + 1}"]}

    def line_count(self):
        return self.random.randint(26, 56)

    def spend(self, components, slack):
        """More pieces of equipment, not dearer ones, until little of the ceiling is left: room for what faults cost."""
        slack -= 10 * MILLION
        goods = [line for account in accounts(components) if account.attributes["kode"].startswith("526")
                 for line in account.children]
        while affordable := [line for line in goods if line.price <= slack]:
            line = min(affordable, key=lambda line: line.volume)
            line.volume += 1000
            slack -= line.price


def accounts(components):
    return [account for component in components for sub in component.children for account in sub.children]


class Meeting:
    """The proposals with their faults, and what a review must find."""

    def __init__(self):
        self.chance = random.Random(f"{SEED}/faults")
        count = len(CEILINGS)
        faulty = self.chance.sample(range(count), len(FAULTS_PER_FAULTY_PROPOSAL))
        self.fault_count = dict(zip(faulty, FAULTS_PER_FAULTY_PROPOSAL))
        self.kinds = []
        self.papers = []
        self.expected = []
        for index in range(count):
            self.add(Submission(index, SEED), self.fault_count.get(index, 0))

    def add(self, proposal, fault_count):
        kinds = [self.next_kind() for _ in range(fault_count)]
        marks = [kind(proposal, self.chance) for kind in kinds if kind in BUDGET_FAULTS]
        proposal.total = sum(component.amount for component in proposal.components)
        at = proposal.key
        folder = f"{at.satker}-{PROVINCES[at.province]['nama'].lower().replace(' ', '-')}"
        name = f"usulan/{folder}/{at.kro.lower()}-{at.ro}"
        papers = {"kak": Paper(f"{name}-kak.xml", kak(proposal)), "rab": Paper(f"{name}-rab.xml", rab(proposal))}
        marks += [kind(papers, proposal, self.chance) for kind in kinds if kind in PAPER_FAULTS]
        self.papers += papers.values()
        self.expected += [mark.finding(papers) for mark in marks]
        assert proposal.total <= at.ceiling or any(mark.rule == "PAGU-001" for mark in marks)

    def next_kind(self):
        """Every kind once before any comes again."""
        if not self.kinds:
            self.kinds = [*BUDGET_FAULTS, *PAPER_FAULTS]
            self.chance.shuffle(self.kinds)
        return self.kinds.pop()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, default=HERE, help="another folder than that of this script")
    out = options.parse_args().out
    meeting = Meeting()
    for paper in meeting.papers:
        path = out / paper.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(paper.text.encode())
    findings = json.dumps(sorted(meeting.expected, key=lambda finding: (finding["file"], finding["line"])),
                          ensure_ascii=False, indent=2)
    (out / "expected.json").write_bytes(f"{findings}\n".encode())
    size = sum(len(paper.text.encode()) for paper in meeting.papers)
    print(f"{len(meeting.papers) // 2} proposals, {size / MILLION:.1f} MB, "
          f"{len(meeting.expected)} faults in {len(meeting.fault_count)} of them")


if __name__ == "__main__":
    main()
