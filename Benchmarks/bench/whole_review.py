"""The whole review with the shipped packs, and what nobody can avoid: reading the XML."""

import json
import subprocess

from .markdown import at_most, heading, megabytes, note, seconds, table, targets
from .measuring import Command, Ratio, in_turn
from .workspace import DAY, check, corpus, program, reviu, shipped_pack

SLOWEST = 10  # rules that are shown


def report(options):
    proposals = corpus(options.proposals, "--seed", str(options.seed))
    pack = shipped_pack(proposals)
    parse = program("parse", "libxml-2.0")

    heading("The whole review")
    note(f"All rules of the shipped packs over {len(proposals.documents)} documents, {proposals.size / 1e6:.0f} MB, "
         f"one core. {verdict(proposals, pack)}")
    sax, text, full = in_turn([
        Command("empty SAX pass in C", [parse, "sax", proposals.list()]),
        Command("reviu, text report", check(pack, proposals.usulan)),
        Command("reviu, JSON report with SHA-256 of every input", check(pack, proposals.usulan, "--format", "json")),
    ], options.runs, options.core)
    compare([sax, text, full], proposals.size)
    targets(at_most(64, " MB", "peak memory of the text report", text.peak))

    heading("One proposal, from start to finish")
    note("What an editor or a CI job waits for: process start, loading the rule pack, two documents, the report.")
    words = check(pack, *proposals.documents[:2], "--format", "json")
    sax, alone = in_turn([
        Command("empty SAX pass in C", [parse, "sax", proposals.list(2)]),
        Command("reviu", words),
    ], options.starts)
    [pinned] = in_turn([Command("reviu, held to one core", words)], options.starts, options.core)
    table(["", "CPU", "wall", "peak memory"], [
        [command.name, seconds(command.cpu), seconds(command.wall), megabytes(command.peak)]
        for command in (sax, alone, pinned)])
    targets(at_most(30, " ms", "time of one proposal from start to finish", alone.wall * 1e3))

    heading("The slowest rules")
    note("`reviu rules profile` over the same documents. What several rules share, such as columns that are gathered once and "
         "the search for words, is not in these figures.")
    words = [reviu(), "rules", "profile", proposals.usulan, "--rules", pack, "--as-of", DAY, "--lang", "en"]
    profile = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout
    print("\n```", *profile.splitlines()[:SLOWEST + 1], "```", sep="\n", flush=True)


def compare(commands, size):
    first = commands[0]
    table(["", "CPU", "MB/s", f"to {first.name}", "peak memory"], [
        [command.name, seconds(command.cpu), f"{size / 1e6 / command.cpu:.0f}",
         1 if command is first else Ratio.of(command, first), megabytes(command.peak)]
        for command in commands])


def verdict(proposals, pack):
    """All proposals are right; where something is held back, rule pack and corpus disagree."""
    output = subprocess.run(check(pack, proposals.usulan, "--format", "json"), stdout=subprocess.PIPE).stdout
    summary = json.loads(output)["summary"]
    found = ", ".join(f"{count} {disposition}" for disposition, count in summary["findings"].items() if count)
    return f"{summary['proposals']} proposals, {summary['blocked']} held back; findings: {found or 'none'}."
