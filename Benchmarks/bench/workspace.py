"""What the benchmarks need on disk: corpora, rule packs, compiled programs. All of it is under .build/benchmark."""

import csv
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
ROOT = HERE.parent
WORK = ROOT / ".build/benchmark"
REVIU = ROOT / ".build/release/reviu"
DAY = "2025-10-10"  # the corpora are written for it


def say(text):
    print(f"benchmark: {text}", file=sys.stderr, flush=True)


def reviu():
    if not REVIU.exists():
        subprocess.run(["make", "build"], cwd=ROOT, check=True, stdout=sys.stderr)
    return str(REVIU)


@dataclass
class Corpus:
    """Made-up proposals; the documents of a proposal stand next to each other."""
    folder: Path

    @property
    def usulan(self):
        return str(self.folder / "usulan")

    @cached_property
    def documents(self):
        return sorted(str(path) for path in (self.folder / "usulan").rglob("*.xml"))

    @cached_property
    def size(self):
        return sum(os.stat(path).st_size for path in self.documents)

    @cached_property
    def lines(self):
        """Budget lines; only for corpora that are read quickly."""
        return sum(Path(path).read_bytes().count(b"<detil ") for path in self.documents)

    def read(self):
        """Brings the documents into the page cache, which may have lost some of many."""
        for document in self.documents:
            Path(document).read_bytes()

    def list(self, first=None):
        """A file with a path a line, of the first documents or of all."""
        path = self.folder / f"documents-{first or 'all'}"
        path.write_text("".join(f"{document}\n" for document in self.documents[:first]), encoding="utf-8")
        return str(path)


def corpus(proposals, *options):
    """Made once: the name of the folder holds all that the corpus depends on."""
    made_of = [HERE / "make_corpus.py", *sorted((HERE / "corpus").glob("*.py")), *sorted((HERE / "corpus/tables").iterdir())]
    version = hashlib.sha256(b"".join(path.read_bytes() for path in made_of)).hexdigest()[:12]
    name = "-".join([str(proposals), *(option.strip("-") for option in options), version])
    folder = WORK / "corpora" / name
    if not folder.exists():
        say(f"making {proposals} proposals {' '.join(options)}")
        partial = folder.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        script = [sys.executable, "-B", str(HERE / "make_corpus.py"), "--proposals", str(proposals), *options]
        subprocess.run([*script, "--out", str(partial)], check=True, stdout=subprocess.DEVNULL)
        partial.rename(folder)
    return Corpus(folder)


def shipped_pack(corpus):
    """The packs as they ship, but with ceilings for every proposal of the corpus: none is exceeded, none is missing."""
    packs = WORK / "packs" / corpus.folder.name
    shutil.rmtree(packs, ignore_errors=True)
    shutil.copytree(ROOT / "Rules", packs)
    ceilings = packs / "ikma/tables/pagu-ro.csv"
    header, rows = read_table(corpus.folder / "pagu-ro.csv")
    if read_table(ceilings)[0] != header:
        raise SystemExit(f"benchmark: the columns of {ceilings} are not those make_corpus.py writes")
    write_table(ceilings, header, rows)

    # Sums of proposals as well: of a unit that of its outputs, of everything else more than there is.
    sums = packs / "ikma-2026/tables/pagu-jumlah.csv"
    header, shipped = read_table(sums)
    units = {}
    for row in rows:
        unit = row["tahun"], row["satker"]
        units[unit] = units.get(unit, 0) + int(row["pagu"])
    others = [row | {"pagu": 999_999_999_999_999} for row in shipped if row["tingkat"] != "satker"]
    write_table(sums, header, others + [
        {"tahun": year, "tingkat": "satker", "kode": unit, "pagu": sum, "sumber": "CONTOH", "keyakinan": "synthetic"}
        for (year, unit), sum in units.items()])

    pack = packs / "ikma/pack.yaml"
    source = 'sources:\n  SINTETIS: {title: "Korpus benchmark, dibuat oleh make_corpus.py"}\n'
    pack.write_text(pack.read_text(encoding="utf-8").replace("sources:\n", source, 1), encoding="utf-8")
    return str(packs / "ikma-2026")


def read_table(path):
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        return reader.fieldnames, list(reader)


def write_table(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def program(name, *libraries):
    """A C program of this folder, compiled."""
    WORK.mkdir(parents=True, exist_ok=True)
    target = str(WORK / name)
    flags = [] if not libraries else shlex.split(subprocess.run(
        ["pkg-config", "--cflags", "--libs", *libraries], check=True, stdout=subprocess.PIPE, text=True).stdout)
    subprocess.run([os.environ.get("CC", "cc"), "-O2", "-o", target, str(HERE / f"{name}.c"), *flags], check=True)
    return target


def check(pack, *words, threads=1):
    """The command line of a review."""
    return [reviu(), "check", *words, "--rules", pack, "--as-of", DAY, "--jobs", str(threads)]
