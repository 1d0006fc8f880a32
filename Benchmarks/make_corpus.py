#!/usr/bin/env python3
"""Writes made-up proposals for the benchmarks: valid, arithmetically right, within every tariff and ceiling.

OUT/usulan/SATKER/NNNN-kak.xml, NNNN-rab.xml   the documents; with --together NNNN.xml, both in one
OUT/pagu-ro.csv                                a ceiling for every proposal, with the ceilings the rule pack ships
OUT/faults.csv                                 what --faulty made wrong, and what would be right
"""

import argparse
import csv
import random
from pathlib import Path

from corpus import faults
from corpus.documents import NAMESPACE, YEAR, kak, rab
from corpus.proposal import CEILINGS, Proposal

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Sized(Proposal):
    """About as many budget lines as asked for; none of the shipped ceilings, which would cap them."""

    def __init__(self, index, seed, lines):
        self.lines = lines
        super().__init__(len(CEILINGS) + index, seed)

    def line_count(self):
        return self.lines


def together(documents):
    both = "".join(text.removeprefix(DECLARATION) for text in documents.values())
    return f'{DECLARATION}<usulan xmlns="{NAMESPACE}">\n{both}</usulan>\n'


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--proposals", type=int, default=2000, help="a proposal is one KAK and one RAB (default 2000)")
    options.add_argument("--lines", type=int, metavar="N",
                         help="budget lines of each RAB, about; at least some twenty (default: from 60 to 700)")
    options.add_argument("--together", action="store_true", help="KAK and RAB of a proposal in one file")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--faulty", type=float, default=0, metavar="SHARE", help="share of proposals with one wrong value")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    if (chosen.out / "usulan").exists():
        raise SystemExit(f"make_corpus: {chosen.out} already holds a corpus")

    chance = random.Random(f"{chosen.seed}/faults")
    faulty = set(chance.sample(range(chosen.proposals), round(chosen.proposals * chosen.faulty)))
    kinds = list(faults.KINDS)
    ceilings = {(row["satker"], row["kro"], row["ro"]): list(row.values()) for row in CEILINGS}
    found = []
    size = {"kak": 0, "rab": 0}
    lines = 0
    for index in range(chosen.proposals):
        proposal = Sized(index, chosen.seed, chosen.lines) if chosen.lines else Proposal(index, chosen.seed)
        at = proposal.key
        ceilings.setdefault((at.satker, at.kro, at.ro), [
            YEAR, at.satker, at.kro, at.ro, proposal.ceiling, at.category, "SINTETIS", "synthetic"])
        documents = {"kak": kak(proposal), "rab": rab(proposal)}
        for kind, text in documents.items():
            size[kind] += len(text.encode())
        lines += documents["rab"].count("<detil ")
        written = faults.put_in(documents, kinds[len(found) % len(kinds)], chance) if index in faulty else None
        name = f"{at.satker}/{index + 1:04}"
        if chosen.together:
            files = {f"{name}.xml": together(documents)}
        else:
            files = {f"{name}-{kind}.xml": text for kind, text in documents.items()}
        (chosen.out / "usulan" / at.satker).mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            (chosen.out / "usulan" / file).write_bytes(text.encode())
        if written:
            file = f"{name}.xml" if chosen.together else f"{name}-{written.document}.xml"
            found.append([f"usulan/{file}", written.kind, written.right, written.wrong])

    for name, header, rows in (
        ("pagu-ro.csv", list(CEILINGS[0]), ceilings.values()),
        ("faults.csv", ["file", "kind", "right", "written"], found),
    ):
        with open(chosen.out / name, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
    count = max(chosen.proposals, 1)
    print(f"{chosen.proposals} proposals, {sum(size.values()) / 1e6:.1f} MB; on average KAK {size['kak'] / count / 1e3:.1f} kB, "
          f"RAB {size['rab'] / count / 1e3:.1f} kB with {lines / count:.0f} lines; {len(found)} with a wrong value")


if __name__ == "__main__":
    main()
