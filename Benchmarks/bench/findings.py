"""What the engines print, read as the same set: (file, rule, place) of every finding."""

import csv
import re
import xml.parsers.expat

WHOLE = {"UJI-001", "UJI-008", "UJI-009", "UJI-010", "UJI-011"}  # concern no row, wherever an engine puts them


class Documents:
    """Where the lines of a document are: engines name a place as a line, or by its codes."""

    def __init__(self, paths):
        self.places = {}  # (file, line): place
        self.files = {}  # proposal: file
        for path in paths:
            self.read(path)

    def read(self, path):
        codes = []
        identity = {}
        stages = 0

        def start(name, attributes):
            nonlocal stages
            line = parser.CurrentLineNumber
            if name in ("komponen", "subkomponen", "akun", "detil"):
                codes.append(attributes.get("kode") or attributes["no"])
                self.places[path, line] = "/".join(codes)
            elif name == "tahap":
                stages += 1
                self.places[path, line] = f"tahap/{stages}"
            elif name in ("satker", "kro", "ro"):
                identity[name] = attributes["kode"]

        def end(name):
            if name in ("komponen", "subkomponen", "akun", "detil"):
                codes.pop()

        parser = xml.parsers.expat.ParserCreate()
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        with open(path, "rb") as file:
            parser.ParseFile(file)
        self.files[f"{identity['satker']}.{identity['kro']}.{identity['ro']}"] = path

    def finding(self, file, rule, line):
        return file, rule, "-" if rule in WHOLE else self.places[file, int(line)]


def of_reviu(output, documents):
    rows = csv.DictReader(output.removeprefix("\ufeff").splitlines())
    return {documents.finding(row["file"], row["rule"], row["line"]) for row in rows}


def of_xmllint(output, documents):
    """The file stands below its findings."""
    findings, waiting = set(), []
    for line in output.splitlines():
        if finding := re.search(r" line (\d+): (UJI-\d+)", line):
            waiting.append(finding.groups())
        else:
            file = re.match(r"(.*) (?:validates|fails to validate)$", line)[1]
            findings |= {documents.finding(file, rule, number) for number, rule in waiting}
            waiting.clear()
    return findings


def of_stylesheet(output, documents):
    return {(documents.files[proposal], rule, place) for proposal, rule, place in map(str.split, output.splitlines())}


def of_script(output, _):
    return {tuple(line.split()) for line in output.splitlines()}
