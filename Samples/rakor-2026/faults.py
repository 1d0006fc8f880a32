"""The faults that reviewers find most often, each put into an otherwise right proposal.

A fault of the budget is put in before the documents are written, so all sums follow it; a fault of the papers changes
what is written. Both tell the rule that must notice, and the line where.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from corpus.proposal import NATIONAL, TARIFFS, Line


class Paper:
    """A written document whose lines can still be changed."""

    def __init__(self, name, text):
        self.name = name
        self.lines = text.split("\n")
        self.lines.insert(1, "<!-- Contoh rekaan untuk reviu; bukan dokumen resmi. -->")

    @property
    def text(self):
        return "\n".join(self.lines)

    def index(self, part):
        found = [index for index, line in enumerate(self.lines) if part in line]
        assert len(found) == 1, f"{self.name}: {len(found)} lines hold {part}"
        return found[0]

    def change(self, part, old, new, below=0):
        index = self.index(part) + below
        assert self.lines[index].count(old) == 1, f"{self.name}: {old} in {self.lines[index]}"
        self.lines[index] = self.lines[index].replace(old, new)

    def remove(self, part):
        del self.lines[self.index(part)]


@dataclass
class Mark:
    """What a rule must name: an element, or a word, on the line that holds a part, or some lines below it."""
    fault: str
    rule: str
    paper: str
    part: str
    below: int = 0
    word: str = ""

    def finding(self, papers):
        paper = papers[self.paper]
        index = paper.index(self.part) + self.below
        line = paper.lines[index]
        return {"fault": self.fault, "rule": self.rule, "file": paper.name, "line": index + 1,
                "column": (line.index(self.word) if self.word else len(line) - len(line.lstrip())) + 1}


def described(item):
    return f"<uraian>{escape(item.description)}</uraian>"


def at_item(fault, rule, item):
    """The row or the subcomponent stands on the line above its description."""
    return Mark(fault, rule, "rab", described(item), -1)


def at_word(fault, rule, item, word):
    return Mark(fault, rule, "rab", described(item), word=word)


def accounts(proposal, code):
    return [account for component in proposal.components for sub in component.children for account in sub.children
            if account.attributes["kode"] == code]


def lines(proposal, *standards):
    return [line for component in proposal.components for sub in component.children for account in sub.children
            for line in account.children if line.standard in standards]


def add_material(proposal, chance, line):
    chance.choice(accounts(proposal, "521211")).children.append(line)
    return line


def per_diem_above_standard(proposal, chance):
    line = chance.choice(lines(proposal, "UH-LUAR-KOTA", "UH-DALAM-KOTA-8JAM"))
    line.price = TARIFFS[line.standard, line.province or proposal.key.province][0] + chance.randint(2, 8) * 10_000
    return at_item("uang harian di atas tarif provinsi", "SBM-001", line)


def local_transport_above_standard(proposal, chance):
    line = chance.choice(lines(proposal, "TRANSPOR-LOKAL"))
    line.price = 200_000
    return at_item("transpor lokal di atas tarif", "SBM-001", line)


def speaker_at_higher_rate(proposal, chance):
    line = chance.choice(lines(proposal, "NARASUMBER-ES3", "NARASUMBER-ES2"))
    line.standard = "NARASUMBER-ES3"
    line.description = line.description.replace("eselon II ", "eselon III ")
    line.price = TARIFFS["NARASUMBER-ES2", NATIONAL][0]
    return at_item("narasumber eselon III dibayar dengan tarif eselon II", "SBM-001", line)


def meeting_package_as_material(proposal, chance):
    people = chance.choice([10, 12, 15])
    line = Line(f"Paket meeting sehari penuh di {proposal.words['kota']} bagi {people} peserta", people * 1000, "Orang/Hari",
                chance.randint(25, 30) * 10_000, [(people * 1000, "ORG"), (1000, "HARI")])
    return at_word("paket meeting pada akun bahan", "AKN-008", add_material(proposal, chance, line), "Paket meeting")


def goods_to_hand_over_as_material(proposal, chance):
    line = Line(f"Alat pengolah {proposal.words['barang']} untuk diserahkan kepada kelompok di {proposal.regencies[0]}",
                chance.randint(2, 4) * 1000, "UNIT", chance.randint(4, 9) * 250_000)
    return at_word("barang yang diserahkan pada akun bahan", "AKN-007", add_material(proposal, chance, line),
                   "diserahkan kepada kelompok")


def flowers(proposal, chance):
    line = Line(f"Karangan bunga pembukaan kegiatan di {proposal.words['kota']}", chance.randint(2, 4) * 1000, "BUAH", 500_000)
    return at_word("karangan bunga", "LIM-003", add_material(proposal, chance, line), "Karangan bunga")


def celebration(proposal, chance):
    line = Line(f"Bahan dekorasi peringatan HUT provinsi di {proposal.words['kota']}", 1000, "SET", chance.randint(3, 6) * 500_000)
    return at_word("peringatan hari ulang tahun", "LIM-001", add_material(proposal, chance, line), "peringatan HUT")


def lump_unit(proposal, chance):
    line = Line(f"Perlengkapan peserta dari {proposal.regencies[1]}", 1000, "PAKET", chance.randint(8, 18) * 250_000)
    return at_item("satuan paket tanpa rincian", "SAT-001", add_material(proposal, chance, line))


def too_large_committee(proposal, chance):
    meetings = [sub for component in proposal.components for sub in component.children if "panitia" in sub.attributes]
    meeting = chance.choice(meetings)
    meeting.attributes["panitia"] = str(int(meeting.attributes["peserta"]) // 10 + 4)
    return at_item("panitia lebih dari 10 persen peserta", "HNR-001", meeting)


def unknown_fund(proposal, chance):
    account = chance.choice(accounts(proposal, "521211"))
    account.attributes["sumberDana"] = "APBD"
    return Mark("sumber dana APBD", "AKUN-003", "rab", described(account.children[0]), -2)


def above_ceiling(proposal, chance):
    line = chance.choice([line for account in accounts(proposal, "526112") for line in account.children])
    while sum(component.amount for component in proposal.components) <= proposal.key.ceiling:
        line.volume += 1000
    return Mark("total melebihi pagu", "PAGU-001", "rab", "<total>")


def mistyped(amount, chance):
    return amount + chance.randint(1, 9) * 90_000


def wrong_product(papers, proposal, chance):
    line = chance.choice([line for account in accounts(proposal, "521211") for line in account.children])
    papers["rab"].change(described(line), f'jumlah="{line.amount}"', f'jumlah="{mistyped(line.amount, chance)}"', -1)
    return at_item("perkalian detil salah", "ARI-001", line)


def wrong_account_sum(papers, proposal, chance):
    account = chance.choice(accounts(proposal, "521211"))
    row = described(account.children[0])
    papers["rab"].change(row, f'jumlah="{account.amount}"', f'jumlah="{mistyped(account.amount, chance)}"', -2)
    return Mark("jumlah akun salah", "ARI-003", "rab", row, -2)


def wrong_total(papers, proposal, chance):
    papers["rab"].change("<total>", str(proposal.total), str(mistyped(proposal.total, chance)))
    return Mark("total RAB salah", "ARI-006", "rab", "<total>")


def cost_differs(papers, proposal, chance):
    more = chance.randint(2, 9) * 500_000
    papers["kak"].change("<biaya>", str(proposal.total), str(proposal.total + more))
    june = papers["kak"].lines[papers["kak"].index('<bulan ke="6"')].split('"')[3]
    papers["kak"].change('<bulan ke="6"', june, str(int(june) + more))
    return Mark("biaya KAK tidak sama dengan total RAB", "KON-001", "kak", "<biaya>")


def volume_differs(papers, proposal, chance):
    papers["rab"].change("<volume ", f">{proposal.volume}<", f">{proposal.volume + chance.randint(1, 3)}<")
    return Mark("volume KAK dan RAB berbeda", "VOL-002", "kak", "<volume ")


def unit_of_another_class(papers, proposal, chance):
    for paper in papers.values():
        paper.change("<volume ", proposal.output["satuan"], "Orang")
    return Mark("satuan RO bukan satuan KRO", "VOL-001", "rab", "<volume ")


def without(kind, rule):
    def fault(papers, proposal, chance):
        papers["kak"].remove(f'<dokumen jenis="{kind}"')
        return Mark(f"dokumen {kind} belum ada", rule, "kak", "<dataDukung>")
    return fault


def replaced_regulation(papers, proposal, chance):
    part = '<peraturan jenis="PMK" nomor="62" tahun="2023">'
    new = '<peraturan jenis="PMK" nomor="208" tahun="2019">'
    papers["kak"].change(part, part, new)
    papers["kak"].change(new, "Perencanaan Anggaran, Pelaksanaan Anggaran, serta Akuntansi dan Pelaporan Keuangan",
                         "Petunjuk Penyusunan dan Penelaahan RKA-K/L dan Pengesahan DIPA")
    return Mark("dasar hukum yang sudah digantikan", "HKM-001", "kak", new)


def template_text(papers, proposal, chance):
    paragraph = "      <p>Gambaran umum diisi dengan uraian singkat mengenai latar belakang dan urgensi kegiatan.</p>"
    papers["kak"].lines.insert(papers["kak"].index("<gambaranUmum>") + 1, paragraph)
    return Mark("gambaran umum masih berisi teks templat", "KAK-005", "kak", paragraph, word="diisi dengan")


def stage_after_period(papers, proposal, chance):
    last = proposal.components[-1].attributes["kode"]
    part = f'<tahap komponen="{last}"'
    index = papers["kak"].index(part)
    end = papers["kak"].lines[index].split('"')[5]
    papers["kak"].change(part, f'selesai="{end}"', 'selesai="2026-12-18"')
    return Mark("tahap di luar kurun waktu", "JDW-003", "kak", part)


def stage_missing(papers, proposal, chance):
    component = proposal.components[-1]
    papers["kak"].remove(f'<tahap komponen="{component.attributes["kode"]}"')
    return at_item("komponen tanpa tahap pada KAK", "THP-001", component)


def late_withdrawals(papers, proposal, chance):
    paper = papers["kak"]
    amounts = {month: paper.lines[paper.index(f'<bulan ke="{month}"')].split('"')[3] for month in (5, 9)}
    for month, other in ((5, 9), (9, 5)):
        paper.change(f'<bulan ke="{month}"', f'"{amounts[month]}"', f'"{amounts[other]}"')
    return Mark("penarikan sampai triwulan II di bawah 60 persen", "JDW-004", "kak", '<bulan ke="1"')


def malformed_nip(papers, proposal, chance):
    paper = papers["kak"]
    nip = paper.lines[paper.index("<penanggungJawab ")].split('"')[3]
    paper.change("<penanggungJawab ", nip, f"{nip[:4]}13{nip[6:]}")
    return Mark("NIP dengan bulan lahir 13", "FORM-001", "kak", "<penanggungJawab ")


def recipient(papers, proposal, number):
    """The part by which a recipient is found, and its name."""
    part = f'siinas="SI-{proposal.index * 100 + number:09}"'
    return part, papers["kak"].lines[papers["kak"].index(part)].split('"')[3]


def recipient_without_number(papers, proposal, chance):
    number = chance.randrange(proposal.volume)
    part, _ = recipient(papers, proposal, number)
    papers["kak"].change(part, f' nib="91{proposal.index * 100 + number:011}"', "")
    rule = "PEN-002" if proposal.output["penerima"] == "WUB" else "PEN-001"
    return Mark("NIB penerima belum diisi", rule, "kak", part)


def recipient_of_another_province(papers, proposal, chance):
    part, _ = recipient(papers, proposal, chance.randrange(proposal.volume))
    other = "32" if proposal.key.province != "32" else "33"
    papers["kak"].change(part, f'provinsi="{proposal.key.province}"', f'provinsi="{other}"')
    return Mark("penerima di luar provinsi satker", "PEN-006", "kak", part)


def recipient_listed_twice(papers, proposal, chance):
    first, second = sorted(chance.sample(range(proposal.volume), 2))
    _, name = recipient(papers, proposal, first)
    part, own_name = recipient(papers, proposal, second)
    papers["kak"].change(part, f'nama="{own_name}"', f'nama="{name}"')
    return Mark("penerima tercantum dua kali", "ELIG-003", "kak", part)


def recipient_of_another_proposal(papers, proposal, chance):
    """Of one whose id comes after this one's, because the first of them is the one that is named."""
    part, _ = recipient(papers, proposal, 0)
    other = proposal.index + {"QDD.001": -2, "QDI.001": 1, "QDI.002": 3}[f"{proposal.key.kro}.{proposal.key.ro}"]
    papers["kak"].change(part, f'nib="91{proposal.index * 100:011}"', f'nib="91{other * 100:011}"')
    return Mark("penerima yang sama dalam dua usulan", "GANDA-001", "kak", part)


def no_budget_tag(papers, proposal, chance):
    papers["kak"].remove("<penandaan ")
    return Mark("penandaan anggaran belum diisi", "TAG-001", "kak", "<kak ")


BUDGET_FAULTS = [
    per_diem_above_standard, local_transport_above_standard, speaker_at_higher_rate, meeting_package_as_material,
    goods_to_hand_over_as_material, flowers, celebration, lump_unit, too_large_committee, unknown_fund, above_ceiling,
]
PAPER_FAULTS = [
    wrong_product, wrong_account_sum, wrong_total, cost_differs, volume_differs, unit_of_another_class,
    without("PERNYATAAN-ES1-526", "DOK-001"), without("SPTJM", "DOK-002"), without("KESEDIAAN-HIBAH", "DOK-003"),
    replaced_regulation, template_text, stage_after_period, stage_missing, late_withdrawals, malformed_nip,
    recipient_without_number, recipient_of_another_province, recipient_listed_twice,
    recipient_of_another_proposal, no_budget_tag,
]
