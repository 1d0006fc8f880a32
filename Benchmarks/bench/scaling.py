"""What a review takes with more threads, more proposals, more lines in a proposal, and more rules."""

import shutil
import subprocess

from .instructions import can_count, of_review
from .made_up_rules import made_up_pack
from .markdown import at_least, at_most, heading, left_out, megabytes, note, seconds, table, targets
from .measuring import Command, Ratio, in_turn
from .workspace import WORK, check, corpus, shipped_pack

SMALL = ["--lines", "10"]
LARGE = 160_000  # lines of a RAB of 50 MB
STEPS_OF_LINES = [100, 1_000, 10_000, 100_000]
PROPOSALS_APART = 1_000
PROPOSALS_FOR_RULES = 200
COUNTED_FOR_RULES = 20  # documents over which instructions are counted


def report(options):
    threads(options)
    apart_and_kept(options)
    proposals(options)
    lines(options)
    rules(options)


def threads(options):
    heading("Threads")
    some = corpus(options.proposals, "--seed", str(options.seed))
    pack = shipped_pack(some)
    one, two = in_turn([Command(str(count), check(pack, some.usulan, threads=count)) for count in (1, 2)], options.runs)
    note(f"{options.proposals} proposals, {some.size / 1e6:.0f} MB, the shipped packs, text report; both cores.")
    table(["threads", "wall", "CPU", "wall, one to this", "peak memory"], [
        [command.name, seconds(command.wall), seconds(command.cpu), Ratio.of(one, command, "wall"), megabytes(command.peak)]
        for command in (one, two)])
    if one.wall > 1.2 * one.cpu:
        left_out(f"the target, two threads at least 1.8 times one: one thread had a core for {one.cpu / one.wall:.0%} of the time "
                 "only, because of other work on the machine.")
    else:
        targets(at_least(1.8, "", "times one thread that two are", Ratio.of(one, two, "wall").median))


def apart_and_kept(options):
    heading("Processes of their own, and results kept")
    some = corpus(PROPOSALS_APART, "--seed", str(options.seed))
    words = check(shipped_pack(some), some.usulan)
    kept = WORK / "kept"
    commands = here, *_ = [
        Command("`check`", words),
        Command("`check --isolate`", [*words, "--isolate"]),
        Command("`check --cache`, nothing kept", [*words, "--cache", str(kept)],
                prepare=lambda: shutil.rmtree(kept, ignore_errors=True)),
        Command("`check --cache`, everything kept", [*words, "--cache", str(kept)])]
    in_turn(commands, options.runs, options.core)
    files = list(kept.iterdir())
    size = sum(file.stat().st_size for file in files)
    note(f"{PROPOSALS_APART} proposals, {some.size / 1e6:.0f} MB, the shipped packs, text report, one thread, one core. CPU is that of "
         "all processes together, memory that of the largest. `--cache` also computes the digest of every file, and has the file "
         f"system make {len(files):,} files the first time, {size / 1e6:.1f} MB.")
    table(["", "CPU", "wall", "CPU a proposal", "CPU, this to `check`", "peak memory"], [
        [command.name, seconds(command.cpu), seconds(command.wall), f"{command.cpu / PROPOSALS_APART * 1e6:.0f} µs",
         Ratio.of(command, here), megabytes(command.peak)]
        for command in commands])


def proposals(options):
    heading("Proposals in one run")
    steps = [count for count in (1_000, 10_000, 100_000) if count <= options.most_proposals]
    corpora = [corpus(count, *SMALL) for count in steps]
    commands = [Command(some.folder.name, check(shipped_pack(some), some.usulan), prepare=some.read) for some in corpora]
    in_turn(commands, options.scaling_runs, options.core)
    small = corpora[0]
    note(f"Small proposals: KAK and RAB in two files, {small.size / steps[0] / 1e3:.0f} kB together, {small.lines / steps[0]:.0f} "
         "budget lines. The shipped packs with a ceiling for every proposal, text report, one thread, one core. All files are read "
         "once before each run.")
    table(["proposals", "CPU", "wall", "CPU a proposal", "peak memory"], [
        [f"{count:,}", seconds(command.cpu), seconds(command.wall), f"{command.cpu / count * 1e6:.0f} µs", megabytes(command.peak)]
        for count, command in zip(steps, commands)])
    if len(steps) > 1:
        first, last = (command.cpu / count for count, command in ((steps[0], commands[0]), (steps[-1], commands[-1])))
        targets(at_most(1.1, "", f"time a proposal of {steps[-1]:,}, times that of {steps[0]:,}", last / first),
                at_most(1000, " MB", f"peak memory of {steps[-1]:,} proposals", commands[-1].peak))


def lines(options):
    heading("Lines in one RAB")
    ones = [corpus(1, "--lines", str(count)) for count in (*STEPS_OF_LINES, LARGE)]
    smallest = corpus(1, *SMALL)
    commands = [Command(one.folder.name, check(shipped_pack(one), one.usulan)) for one in (smallest, *ones)]
    start, *larger = in_turn(commands, options.runs, options.core)
    note(f"One proposal, the shipped packs. The time a line is without the {seconds(start.cpu)} that {smallest.lines} lines take; "
         "of few lines it cannot be told from that.")

    def row(one, command):
        more = command.cpu - start.cpu
        return [f"{one.lines:,}", f"{one.size / 1e6:.2f} MB", seconds(command.cpu),
                f"{more / (one.lines - smallest.lines) * 1e9:,.0f} ns" if more > start.cpu / 5 else "", megabytes(command.peak),
                f"{command.peak / (one.size / 1e6):.2f}" if one.size > 1e7 else ""]

    table(["lines", "size", "CPU", "CPU a line", "peak memory", "memory to size"], map(row, ones, larger))
    size = ones[-1].size / 1e6
    targets(at_most(2.5, "", f"memory of one RAB of {size:.0f} MB, times its size", larger[-1].peak / size))


def rules(options):
    heading("Rules")
    some = corpus(PROPOSALS_FOR_RULES)
    few, hundred, thousand, spared = series = [
        RuleStep(some, 10, 10), RuleStep(some, 100, 100), RuleStep(some, 1_000, 1_000), RuleStep(some, 1_000, 10)]
    in_turn([command for step in series for command in (step.all, step.one)], options.runs, options.core)
    note(f"{PROPOSALS_FOR_RULES} proposals, {some.size / 1e6:.0f} MB, made-up rules of five forms in turn, every one with "
         "constants of its own; all that apply pass. Three forms look at every line or account, two at the whole RAB. Loading is the time of "
         "one proposal, and is taken off. A rule more is counted from the line above, and rules that do not apply from the ten "
         "that do.")

    def row(step, before):
        time = step.a_rule_more(before, "time") if before else None
        return [f"{step.rules:,}", f"{step.applying:,}", seconds(step.one.cpu), f"{step.time * 1e6:,.0f} µs",
                f"{time * 1e6:.2f} µs" if time else "", megabytes(step.all.peak)]

    table(["rules", "that apply", "loading", "CPU a proposal", "CPU a rule more", "peak memory"],
          [row(few, None), row(hundred, few), row(thousand, hundred), row(spared, few)])
    growth = {"time": "CPU time"}
    if can_count():
        growth["instructions"] = "instructions"
        for step in series:
            step.count(some)
        note(f"Instructions of a rule more, for a proposal: {hundred.a_rule_more(few, 'instructions'):,.0f} up to 100, "
             f"{thousand.a_rule_more(hundred, 'instructions'):,.0f} up to 1,000, "
             f"{spared.a_rule_more(few, 'instructions'):,.0f} of rules that do not apply.")
    else:
        left_out("instructions of a rule, as there is no `valgrind` here.")
    targets(*(at_most(1.1, "", f"{name} of a rule more up to 1,000, times that of one up to 100",
                      thousand.a_rule_more(hundred, what) / hundred.a_rule_more(few, what)) for what, name in growth.items()))


class RuleStep:
    """A pack of made-up rules, reviewing all proposals and one."""

    def __init__(self, some, rules, applying):
        self.rules = rules
        self.applying = applying
        self.pack = made_up_pack(rules, applying)
        self.all = Command(f"{rules} rules", check(self.pack, some.usulan))
        self.one = Command(f"{rules} rules, one proposal", check(self.pack, *some.documents[:2]))
        subprocess.run(self.all.words, check=True, stdout=subprocess.DEVNULL)  # with another status, a rule does not pass

    @property
    def time(self):
        """Of one proposal, in seconds."""
        return (self.all.cpu - self.one.cpu) / (PROPOSALS_FOR_RULES - 1)

    def count(self, some):
        self.instructions = 2 * of_review(self.pack, some, COUNTED_FOR_RULES)

    def a_rule_more(self, before, what):
        return (getattr(self, what) - getattr(before, what)) / (self.rules - before.rules)
