"""Twelve checks, said in six ways: the same findings, compared, and then the time."""

import shutil
import subprocess
import venv
from collections.abc import Callable
from dataclasses import dataclass

from .findings import Documents, of_reviu, of_script, of_stylesheet, of_xmllint
from .markdown import at_least, heading, left_out, megabytes, note, seconds, table, targets
from .measuring import Command, Ratio, in_turn
from .workspace import HERE, WORK, check, corpus, program, read_table, say, write_table

PACKAGES = ["lxml==6.1.3", "saxonche==13.1.1"]
TABLES = HERE / "corpus/tables"
CODES = 60  # cost standards of a year that go by province, about as many as the Ministry of Finance sets


@dataclass
class Peer:
    name: str
    words: list
    findings: Callable  # what it prints, and the documents -> {(file, rule, place)}
    least: float | None = None  # the target: how many times its throughput reviu has


def report(options):
    heading("Twelve checks, side by side")
    proposals = corpus(options.peer_proposals, "--together", "--faulty", "0.1", "--seed", str(options.seed))
    peers, missing = available(prepared(), proposals)
    found = same_findings(peers, proposals)
    planted = len(read_table(proposals.folder / "faults.csv")[1])
    rules = len({rule for _, rule, _ in found})
    note(f"{len(proposals.documents)} proposals, {proposals.size / 1e6:.0f} MB, {planted} of them with a planted fault. All of "
         f"the engines below have the same {len(found)} findings of {rules} rules, each at the same place. One core, one process "
         "for all documents, from start to finish.")
    parse = program("parse", "libxml-2.0")
    floor = [Command("empty SAX pass in C", [parse, "sax", proposals.list()]),
             Command("tree in C (libxml2, COMPACT)", [parse, "tree", proposals.list()])]
    commands = in_turn(floor + [Command(peer.name, peer.words) for peer in peers], options.runs, options.core)
    ours, others = commands[2], commands[3:]
    table(["", "CPU", "proposals/s", "MB/s", "times reviu's", "peak memory"], [
        [command.name, seconds(command.cpu), f"{len(proposals.documents) / command.cpu:.0f}",
         f"{proposals.size / 1e6 / command.cpu:.0f}", 1 if command is ours else Ratio.of(command, ours), megabytes(command.peak)]
        for command in commands])
    targets(*(at_least(peer.least, "", f"times the throughput of {peer.name}", Ratio.of(command, ours).median)
              for peer, command in zip(peers[1:], others) if peer.least))
    for message in missing:
        left_out(message)


def same_findings(peers, proposals):
    """What all of them find; ends the run where two differ."""
    documents = Documents(proposals.documents)
    expected = None
    for peer in peers:
        say(f"findings of {peer.name}")
        run = subprocess.run(peer.words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        found = peer.findings(run.stdout, documents)
        if expected is None:
            expected = found
        if found != expected:
            for which, some in (("only", found - expected), ("not", expected - found)):
                say(f"{peer.name} has {which}: {sorted(some)[:5]}")
            raise SystemExit(f"benchmark: {peer.name} and {peers[0].name} do not find the same")
    return expected


def prepared():
    """The rules of all engines, with the tariffs put in."""
    folder = WORK / "peers"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "peers", folder)
    header, rows = tariffs_of_a_year()
    (folder / "reviu/tables").mkdir()
    write_table(folder / "reviu/tables/tarif.csv", [*header, "sumber", "keyakinan"],
                [row | {"sumber": "KORPUS", "keyakinan": "synthetic"} for row in rows])
    tariffs = {f"{row['kode']}:{row['provinsi']}": row["tarif"] for row in rows}
    (folder / "tariffs.xml").write_text("<tariffs>\n" + "".join(
        f'  <tariff key="{key}" amount="{amount}"/>\n' for key, amount in tariffs.items()) + "</tariffs>\n")
    schema = folder / "twelve.sch"
    text = "|" + "".join(f"{key}={amount}|" for key, amount in tariffs.items())
    schema.write_text(schema.read_text().replace('<!ENTITY tariffs "">', f'<!ENTITY tariffs "{text}">'))
    return folder


def tariffs_of_a_year():
    """What the corpus uses, and made-up ones of as many codes as are missing: a price is looked up among all of them."""
    header, rows = read_table(TABLES / "tarif-2026.csv")
    provinces = [row["kode"] for row in read_table(TABLES / "provinsi.csv")[1]]
    others = CODES - len({row["kode"] for row in rows})
    return header, rows + [{"kode": f"LAIN-{number:02}", "provinsi": province, "satuan": "OH", "tarif": "100000"}
                           for number in range(others) for province in provinces]


def available(folder, proposals):
    """The engines that are here, reviu first, and what to say of the others."""
    paths = proposals.list()
    files = proposals.documents
    peers = [Peer("reviu", check(str(folder / "reviu"), f"@{paths}", "--format", "csv"), of_reviu)]
    missing = []

    schematron = ["xmllint", "--noout", "--nonet", "--schematron", str(folder / "twelve.sch"), *files]
    xslt = ["xsltproc", "--nonet", str(folder / "twelve.xsl"), *files]
    for package, peer in (("libxml2-utils", Peer("xmllint --schematron", schematron, of_xmllint, least=5)),
                          ("xsltproc", Peer("xsltproc, XSLT 1.0", xslt, of_stylesheet, least=15))):
        if shutil.which(peer.words[0]):
            peers.append(peer)
        else:
            missing.append(f"{peer.name}, because there is no `{peer.words[0]}` here (package {package}).")

    python, complaint = python_with_packages()
    if python:
        by_hand = [python, str(folder / "twelve.py"), str(folder / "reviu/tables/tarif.csv"), paths]
        compiled = [python, str(folder / "iso_schematron.py"), str(folder / "twelve.sch"), paths]
        saxon = [python, str(folder / "saxon.py"), str(folder / "twelve3.xsl"), paths]
        peers += [Peer("Python by hand, lxml", by_hand, of_script, least=5), Peer("ISO Schematron, lxml", compiled, of_script),
                  Peer("Saxon, XSLT 3.0", saxon, of_stylesheet, least=40)]
    else:
        missing.append(f"lxml and Saxon, because {' and '.join(PACKAGES)} cannot be installed from PyPI: {complaint}")
    return peers, missing


def python_with_packages():
    """A Python that has the packages, or None and why."""
    folder = WORK / "python"
    python = str(folder / "bin/python")
    if not (folder / "bin/pip").exists():
        try:
            venv.create(folder, with_pip=True)
        except (subprocess.CalledProcessError, OSError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            return None, f"no virtual environment can be made ({error})"
    install = subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if install.returncode != 0:
        return None, install.stderr.strip().splitlines()[-1]
    return python, None
