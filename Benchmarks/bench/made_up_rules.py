"""Rule packs of any number of rules that apply to the made-up proposals, or to none."""

import shutil

from .workspace import WORK

PACK = """\
id: buatan
version: 1.0.0
title: {id: Aturan buatan, en: Made-up rules}
fiscal-year: 2026
valid: {from: 2025-05-20, through: 2026-12-31}
languages: [id, en]
"""

# (rows, when the rule applies, what must hold, what the tests give: right and wrong)
FORMS = [
    ("d in rab.detil", "d.hargaSatuan > {n}", "d.jumlah < {high}",
     "rab.detil: [{{hargaSatuan: {more}, jumlah: 1}}]", "rab.detil: [{{hargaSatuan: {more}, jumlah: {high}}}]"),
    (None, "rab.total > {n}", "rab.total < {high}", "rab.total: {more}", "rab.total: {high}"),
    ("a in rab.akun", "a.jumlah > {n}", "a.jumlah + {n} == a.detil.sum(d, d.jumlah) + {n}",
     "rab.akun: [{{jumlah: {more}, detil: [{{jumlah: {more}}}]}}]", "rab.akun: [{{jumlah: {more}, detil: [{{jumlah: 1}}]}}]"),
    ("d in rab.detil", 'd.akun.startsWith("5") && d.jumlah > {n}', "d.volume * d.hargaSatuan < {high}",
     'rab.detil: [{{akun: "524111", jumlah: {more}, volume: 1, hargaSatuan: 1}}]',
     'rab.detil: [{{akun: "524111", jumlah: {more}, volume: 1, hargaSatuan: {high}}}]'),
    (None, "rab.total > {n}", "rab.detil.filter(d, d.jumlah > {n}).sum(d, d.jumlah) <= rab.total",
     "rab.total: {more}, rab.detil: [{{jumlah: {more}}}]", "rab.total: {more}, rab.detil: [{{jumlah: {high}}}]"),
]


def made_up_pack(count, applying):
    """The first of `count` rules apply to every proposal, the rest to none."""
    folder = WORK / "packs" / f"rules-{count}-{applying}"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "rules").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK)
    (folder / "rules/buatan.yaml").write_text("\n".join(made_up_rule(number, number < applying) for number in range(count)))
    return str(folder)


def made_up_rule(number, applies):
    rows, when, condition, right, wrong = FORMS[number % len(FORMS)]
    values = {"n": number, "more": number + 1, "high": 900_000_000_000 + number}
    program = "EC" if applies else "AA"  # all of the corpus are EC
    return f"""\
- id: BUAT-{number + 1:04}
  kind: check
  aspect: b
  title: {{id: Aturan buatan {number + 1}, en: Made-up rule {number + 1}}}
  basis: {{instrument: Buatan, clause: "{number + 1}"}}
  disposition: koreksi
{f"  for: {rows}{chr(10)}" if rows else ""}\
  when: 'rab.program == "{program}" && {when.format(**values)}'
  condition: {condition.format(**values)}
  message: {{id: Tidak sesuai, en: Does not hold}}
  tests:
    - {{name: holds, given: {{rab.program: {program}, {right.format(**values)}}}, expect: pass}}
    - {{name: does not hold, given: {{rab.program: {program}, {wrong.format(**values)}}}, expect: fail}}
"""
