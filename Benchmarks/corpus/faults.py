"""What can be made wrong in a proposal: one value of its two documents, written differently."""

import re
from dataclasses import dataclass

from .documents import YEAR


@dataclass
class Written:
    """A value as the document states it, and what would be right."""
    document: str  # kak or rab
    kind: str
    right: str
    wrong: str


def smaller(value, chance):
    return str(int(value) - chance.randint(1, int(value) // 10))


def doubled(value, _):
    return str(int(value) * 2)


def one_more(value, _):
    whole, point, rest = value.partition(".")
    return f"{int(whole) + 1}{point}{rest}"


# kind: (document, where the value stands, what is written instead)
KINDS = {
    "total": ("rab", r"<total>(\d+)<", smaller),
    "komponen": ("rab", r'<komponen [^>]*\bjumlah="(\d+)"', smaller),
    "subkomponen": ("rab", r'<subkomponen [^>]*\bjumlah="(\d+)"', smaller),
    "akun": ("rab", r'<akun [^>]*\bjumlah="(\d+)"', smaller),
    "detil": ("rab", r'<detil [^>]*\bjumlah="(\d+)"', smaller),
    "faktor": ("rab", r'<faktor jumlah="([\d.]+)"', one_more),
    "hargaSatuan": ("rab", r'hargaSatuan="(\d+)" jumlah="\d+" sbm=', doubled),
    "biaya": ("kak", r"<biaya>(\d+)<", smaller),
    "volume": ("kak", r"<volume [^>]*>(\d+)<", one_more),
    "dokumen": ("kak", r'<dokumen jenis="(SPTJM|SK-KPA|PERNYATAAN-ES1-526)"', lambda *_: "SURAT-LAIN"),
    "tahap": ("kak", r'<tahap [^>]*\bselesai="([\d-]+)"', lambda *_: f"{YEAR}-12-31"),
}


def put_in(documents, kind, chance):
    """Changes one value in the texts of `documents`."""
    document, pattern, rewrite = KINDS[kind]
    text = documents[document]
    place = chance.choice(list(re.finditer(pattern, text)))
    wrong = rewrite(place[1], chance)
    documents[document] = text[:place.start(1)] + wrong + text[place.end(1):]
    return Written(document, kind, place[1], wrong)
