#!/usr/bin/env python3
"""Runs two commands in turn, A B A B, and compares what the kernel charged them for.

measure.py --spawn SPAWN --runs 7 --bytes 155000000 NAME_A 'COMMAND A' NAME_B 'COMMAND B'

The ratio is B to A, taken run by run, so that a slow moment of the machine falls on both sides of a pair.
"""

import argparse
import shlex
import statistics
import subprocess
from dataclasses import dataclass


@dataclass
class Run:
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # MB


class Command:
    def __init__(self, spawn, name, line):
        self.name = name
        self.words = [spawn, *shlex.split(line)]
        self.runs = []
        self.status = None

    def run(self):
        report = subprocess.run(self.words, stdout=subprocess.PIPE, check=True, text=True).stdout
        status, wall, user, system, peak = map(int, report.split())
        # 1 is a verdict of reviu's about the proposals, not a failure of the run.
        if status not in (0, 1):
            raise SystemExit(f"measure: {self.name} ended with status {status}")
        self.status = status
        return Run(wall / 1e9, (user + system) / 1e6, peak * 1024 / 1e6)

    def median(self, what):
        return statistics.median(getattr(run, what) for run in self.runs)


def seconds(value):
    return f"{value * 1e3:.2f} ms" if value < 0.1 else f"{value:.3f} s"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--spawn", required=True, help="the compiled spawn.c")
    options.add_argument("--runs", type=int, default=7, help="pairs of runs, after one of each that does not count")
    options.add_argument("--bytes", type=int, help="what one run reads, for MB/s")
    options.add_argument("commands", nargs=4, metavar="NAME COMMAND")
    chosen = options.parse_args()

    pair = [Command(chosen.spawn, *chosen.commands[place:place + 2]) for place in (0, 2)]
    for command in pair:
        command.run()
    for _ in range(chosen.runs):
        for command in pair:
            command.runs.append(command.run())

    print(f"{'':24}{'CPU median':>12}{'wall median':>13}{'MB/s (CPU)':>12}{'peak RSS':>11}{'status':>8}")
    for command in pair:
        cpu = command.median("cpu")
        speed = f"{chosen.bytes / 1e6 / cpu:.0f}" if chosen.bytes and cpu else "-"
        peak = f"{max(run.peak for run in command.runs):.1f} MB"
        print(f"{command.name:24}{seconds(cpu):>12}{seconds(command.median('wall')):>13}{speed:>12}{peak:>11}{command.status:>8}")
    for what, label in (("cpu", "CPU"), ("wall", "wall")):
        pairs = list(zip(*(command.runs for command in pair)))
        ratios = [getattr(second, what) / max(getattr(first, what), 1e-6) for first, second in pairs]
        print(f"ratio by {label + ' time':10} {pair[1].name} / {pair[0].name}: median {statistics.median(ratios):.2f}, "
              f"min {min(ratios):.2f}, max {max(ratios):.2f}, {len(ratios)} pairs")


if __name__ == "__main__":
    main()
