"""Runs commands in turn, A B C A B C, and keeps what the kernel charged them for."""

import os
import statistics
import subprocess
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field

from .workspace import program


@dataclass
class Run:
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # MB


@dataclass
class Command:
    name: str
    words: list
    runs: list[Run] = field(default_factory=list)
    prepare: Callable[[], None] = lambda: None  # before each run; not measured

    def run(self, spawn):
        self.prepare()
        report = subprocess.run([spawn, *self.words], stdout=subprocess.PIPE, check=True, text=True).stdout
        status, wall, user, system, peak = map(int, report.split())
        # Verdicts: 1 is reviu's, 3 that of xmllint, about what they read.
        if status not in (0, 1, 3):
            raise SystemExit(f"benchmark: {self.name} ended with status {status}: {' '.join(map(str, self.words[:8]))}")
        return Run(wall / 1e9, (user + system) / 1e6, peak * 1024 / 1e6)

    def median(self, what):
        return statistics.median(getattr(run, what) for run in self.runs)

    @property
    def cpu(self):
        return self.median("cpu")

    @property
    def wall(self):
        return self.median("wall")

    @property
    def peak(self):
        return max(run.peak for run in self.runs)


def in_turn(commands, runs, core=None):
    """Runs all of them `runs` times, after one time that does not count; on one core, if it is named."""
    spawn = program("spawn")
    with pinned_to(core):
        for command in commands:
            command.run(spawn)
        for _ in range(runs):
            for command in commands:
                command.runs.append(command.run(spawn))
    return commands


@contextmanager
def pinned_to(core):
    before = os.sched_getaffinity(0)
    if core is not None:
        os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@dataclass
class Ratio:
    """Of two commands that ran in turn, taken run by run, so that a slow moment of the machine falls on both."""
    values: list[float]

    @classmethod
    def of(cls, above, below, what="cpu"):
        return cls([getattr(a, what) / max(getattr(b, what), 1e-6) for a, b in zip(above.runs, below.runs)])

    @property
    def median(self):
        return statistics.median(self.values)

    def __str__(self):
        return f"{self.median:.2f} ({min(self.values):.2f}–{max(self.values):.2f})"
