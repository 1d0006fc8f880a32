"""What writing a report takes in each format, and what documents made of the record of a review take."""

import json
import subprocess

from .markdown import at_most, heading, megabytes, note, seconds, table, targets
from .measuring import Command, in_turn
from .workspace import ROOT, WORK, check, corpus, reviu, say

PROPOSALS = 3_250  # some 10,000 findings
FORMATS = ["text", "json", "ndjson", "sarif", "junit", "gitlab", "github", "csv", "markdown", "html"]
DOCUMENTS = ["kkr", "chr", "lhr"]
TIMES = 2  # that each report is written in a run
MOST_RUNS = 3  # all of them together take a minute
MOST_SECONDS = 1
MOST_MEGABYTES = 8  # of the page


def written(name, folder):
    """Options that write a report into as many files; the first one is looked at."""
    files = [folder / f"report.{name}", *(folder / f"again-{number}.{name}" for number in range(1, TIMES))]
    return [word for file in files for word in ("--report", f"{name}={file}")]


def report(options):
    some = corpus(PROPOSALS, "--lines", "10", "--faulty", "1")
    folder = WORK / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    pack, part, record = ROOT / "Rules/ikma-2026", folder / "part", folder / "report.json"
    # From within, so that the files have short names wherever the project is.
    subprocess.run([*check(pack, "usulan", "--with-documents"), "--partial", part], cwd=some.folder, check=True)
    say(f"writing {len(FORMATS)} formats and {len(DOCUMENTS)} documents")
    runs = min(options.runs, MOST_RUNS)
    merge = [reviu(), "merge", part, "--rules", pack]
    nothing, *formats = in_turn([
        Command("nothing", merge),
        *(Command(name, [*merge, *written(name, folder)]) for name in FORMATS),
    ], runs, options.core)
    documents = in_turn([
        Command(f"{name}.{form}", [reviu(), "document", name, record, "-o", folder / f"{name}.{form}"])
        for name in DOCUMENTS for form in ("odt", "html")
    ], runs, options.core)

    def size(name):
        return (folder / name).stat().st_size / 1e6

    def time(command, what):
        return (getattr(command, what) - getattr(nothing, what)) / TIMES

    heading("Reports")
    findings = len(json.loads(record.read_bytes())["findings"])
    note(f"{findings:,} findings on {PROPOSALS:,} small proposals, each with one wrong value. They are reviewed once, into a "
         f"partial; the time of a report is what `reviu merge` takes longer when it writes it, too. It writes each {TIMES} times.")
    table(["", "CPU", "wall", "size"], [
        [command.name, seconds(time(command, "cpu")), seconds(time(command, "wall")), megabytes(size(f"report.{command.name}"))]
        for command in formats])
    note(f"The documents of the review are made of its JSON report; this is the whole command, which reads the "
         f"{megabytes(size('report.json'))} first.")
    table(["", "CPU", "wall", "size"], [
        [command.name, seconds(command.cpu), seconds(command.wall), megabytes(size(command.name))] for command in documents])
    slowest = max(formats, key=lambda command: command.cpu)
    slowest_document = max(documents, key=lambda command: command.cpu)
    targets(at_most(MOST_SECONDS, " s", f"CPU time of the slowest format, {slowest.name},", time(slowest, "cpu")),
            at_most(MOST_SECONDS, " s", f"CPU time of the slowest document, {slowest_document.name},", slowest_document.cpu),
            at_most(MOST_MEGABYTES, " MB", "size of the page", size("report.html")))
