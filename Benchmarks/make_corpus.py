#!/usr/bin/env python3
"""Writes made-up proposals for the benchmark: valid, arithmetically right, within every tariff and ceiling.

OUT/usulan/SATKER/NNNN-kak.xml, NNNN-rab.xml   the documents
OUT/pagu-ro.csv                                a ceiling for every proposal, with the ceilings the rule pack ships
OUT/faults.csv                                 what --faulty made wrong, and what would be right
"""

import argparse
import csv
import random
from dataclasses import dataclass
from pathlib import Path

from corpus.documents import YEAR, kak, rab
from corpus.proposal import CEILINGS, Line, Node, Proposal


@dataclass
class Fault:
    """One amount written too small."""
    item: object
    reduction: int

    @classmethod
    def put_in(cls, proposal, chance):
        item = proposal
        nodes = proposal.components
        for _ in range(chance.randint(0, 4)):
            item = chance.choice(nodes)
            nodes = item.children if isinstance(item, Node) else []
        amount = proposal.total if item is proposal else item.amount
        return cls(item, chance.randint(1, amount // 10))

    @property
    def level(self):
        return {Proposal: "total", Line: "detil"}.get(type(self.item)) or self.item.tag

    @property
    def amount(self):
        return self.item.total if isinstance(self.item, Proposal) else self.item.amount


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--proposals", type=int, default=2000, help="a proposal is one KAK and one RAB (default 2000)")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--faulty", type=float, default=0, metavar="SHARE", help="share of proposals with one wrong amount")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    if (chosen.out / "usulan").exists():
        raise SystemExit(f"make_corpus: {chosen.out} already holds a corpus")

    chance = random.Random(f"{chosen.seed}/faults")
    faulty = set(chance.sample(range(chosen.proposals), round(chosen.proposals * chosen.faulty)))
    ceilings = {(row["satker"], row["kro"], row["ro"]): list(row.values()) for row in CEILINGS}
    faults = []
    size = {"kak": 0, "rab": 0}
    lines = 0
    for index in range(chosen.proposals):
        proposal = Proposal(index, chosen.seed)
        at = proposal.key
        ceilings.setdefault((at.satker, at.kro, at.ro), [
            YEAR, at.satker, at.kro, at.ro, proposal.ceiling, at.category, "SINTETIS", "synthetic"])
        fault = Fault.put_in(proposal, chance) if index in faulty else None
        folder = chosen.out / "usulan" / at.satker
        folder.mkdir(parents=True, exist_ok=True)
        for kind, text in (("kak", kak(proposal)), ("rab", rab(proposal, fault))):
            path = folder / f"{index + 1:04}-{kind}.xml"
            size[kind] += path.write_bytes(text.encode())
        if fault:
            faults.append([path.relative_to(chosen.out), fault.level, fault.amount, fault.amount - fault.reduction])
        lines += text.count("<detil ")

    for name, header, rows in (
        ("pagu-ro.csv", list(CEILINGS[0]), ceilings.values()),
        ("faults.csv", ["file", "level", "right", "written"], faults),
    ):
        with open(chosen.out / name, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
    count = max(chosen.proposals, 1)
    print(f"{chosen.proposals} proposals, {sum(size.values()) / 1e6:.1f} MB; on average KAK {size['kak'] / count / 1e3:.1f} kB, "
          f"RAB {size['rab'] / count / 1e3:.1f} kB with {lines / count:.0f} lines; {len(faults)} with a wrong amount")


if __name__ == "__main__":
    main()
