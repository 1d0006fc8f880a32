"""The two documents of a proposal, as text."""

import datetime
from xml.sax.saxutils import escape, quoteattr

from .proposal import MILLION, Node
from .wording import CLOSING, FIRM_HEADS, KRO, LAWS, REASONS

YEAR = 2026
NAMESPACE = "urn:reviu:usulan:1"


def decimal(thousandths):
    whole, rest = divmod(thousandths, 1000)
    return f"{whole}.{rest:03}".rstrip("0").rstrip(".")


def identity(proposal):
    name = f"Dinas Perindustrian dan Perdagangan Provinsi {proposal.words['prov']} (contoh)"
    if proposal.key.ceiling is None:
        name = f"Dinas Perindustrian dan Perdagangan {proposal.regencies[0]}, Provinsi {proposal.words['prov']} (sintetis)"
    return [
        "  <identitas>",
        '    <kementerian kode="019">Kementerian Perindustrian</kementerian>',
        '    <unitEselon1 kode="05">Direktorat Jenderal Industri Kecil, Menengah, dan Aneka</unitEselon1>',
        f'    <satker kode="{proposal.key.satker}" kewenangan="TP" provinsi="{proposal.key.province}">{name}</satker>',
        '    <program kode="EC">Program Nilai Tambah dan Daya Saing Industri</program>',
        '    <kegiatan kode="6071">Penumbuhan dan Pengembangan Industri Kecil, Menengah, dan Aneka</kegiatan>',
        f'    <kro kode="{proposal.key.kro}">{KRO[proposal.key.kro]}</kro>',
        f'    <ro kode="{proposal.key.ro}">{proposal.output["ro"]}</ro>',
        f'    <volume satuan="{proposal.output["satuan"]}">{proposal.volume}</volume>',
        "  </identitas>",
    ]


def rab(proposal):
    out = ['<?xml version="1.0" encoding="UTF-8"?>', f'<rab xmlns="{NAMESPACE}" tahunAnggaran="{YEAR}" revisi="0">']
    out += identity(proposal)
    for component in proposal.components:
        write(out, component, "  ")
    out += [f"  <total>{proposal.total}</total>", "</rab>", ""]
    return "\n".join(out)


def write(out, node, indent):
    head, *rest = (f'{name}="{value}"' for name, value in node.attributes.items())
    if node.tag == "subkomponen":
        attributes = [head, f'jumlah="{node.amount}"', *rest]
    else:
        attributes = [head, *rest, f'jumlah="{node.amount}"']
    out.append(f"{indent}<{node.tag} {' '.join(attributes)}>")
    if node.description:
        out.append(f"{indent}  <uraian>{escape(node.description)}</uraian>")
    for number, child in enumerate(node.children, 1):
        if isinstance(child, Node):
            write(out, child, indent + "  ")
            continue
        standard = f' sbm="{child.standard}"' if child.standard else ""
        province = f' provinsi="{child.province}"' if child.province else ""
        out.append(f'{indent}  <detil no="{number}" volume="{decimal(child.volume)}" satuan="{child.unit}" '
                   f'hargaSatuan="{child.price}" jumlah="{child.amount}"{standard}{province}>')
        out.append(f"{indent}    <uraian>{escape(child.description)}</uraian>")
        for count, unit in child.factors:
            out.append(f'{indent}    <faktor jumlah="{decimal(count)}" satuan="{unit}"/>')
        out.append(f"{indent}  </detil>")
    out.append(f"{indent}</{node.tag}>")


def kak(proposal):
    chance = proposal.random
    out = ['<?xml version="1.0" encoding="UTF-8"?>',
           f'<kak xmlns="{NAMESPACE}" tahunAnggaran="{YEAR}" revisi="0" rincian="baru">', *identity(proposal),
           "  <kinerja>",
           "    <sasaranProgram>Meningkatnya nilai tambah dan daya saing industri kecil dan menengah</sasaranProgram>",
           "    <indikatorProgram>Pertumbuhan jumlah wirausaha industri: 5 persen</indikatorProgram>",
           f"    <sasaranKegiatan>{proposal.output['sasaranKegiatan']}</sasaranKegiatan>",
           f"    <indikatorKegiatan>{proposal.say(proposal.output['indikator'])}</indikatorKegiatan>",
           "    <indikatorKegiatan>Jumlah pelaku usaha yang melaporkan kegiatan industrinya melalui SIINas: "
           f"{proposal.volume} pelaku usaha</indikatorKegiatan>",
           "  </kinerja>",
           f'  <kategori kode="{proposal.key.category}"/>', '  <penandaan kode="PN"/>',
           "  <latarBelakang>", "    <dasarHukum>"]
    for kind, number, year, name in LAWS:
        out.append(f'      <peraturan jenis="{kind}" nomor="{number}" tahun="{year}">{name}</peraturan>')
    out += ["    </dasarHukum>", "    <gambaranUmum>"]
    reasons = chance.sample(REASONS, chance.randint(8, 14))
    while reasons:
        count = min(chance.randint(2, 3), len(reasons))
        paragraph = " ".join(proposal.say(reasons.pop()) for _ in range(count))
        out.append(f"      <p>{escape(paragraph)}</p>")
    out += [f"      <p>{CLOSING}</p>", "    </gambaranUmum>", "  </latarBelakang>", *recipients(proposal)]
    out += schedule(proposal)
    out += [f"  <biaya>{proposal.total}</biaya>", *withdrawals(proposal), *last_year(proposal), *documents(proposal), "</kak>", ""]
    return "\n".join(out)


def recipients(proposal):
    chance = proposal.random
    out = ["  <penerimaManfaat>",
           f"    <uraian>{proposal.volume} {proposal.words['sasaran']} {escape(proposal.words['barang'])} di "
           f"{len(proposal.regencies)} kabupaten, Provinsi {proposal.words['prov']}</uraian>"]
    for number in range(proposal.volume):
        serial = proposal.index * 100 + number  # no recipient appears twice in the corpus
        name = f"{chance.choice(FIRM_HEADS)} {chance.choice(proposal.villages)} {number + 1:02}"
        goods = escape(proposal.words["barang"].title())
        out.append(f'    <penerima jenis="{proposal.output["penerima"]}" nama="{name}" nib="91{serial:011}" '
                   f'siinas="SI-{serial:09}" sentra="Sentra {goods} {chance.choice(proposal.villages)}" '
                   f'modalUsaha="{chance.randint(10, 900) * 500_000}" provinsi="{proposal.key.province}"/>')
    return [*out, "  </penerimaManfaat>"]


def schedule(proposal):
    """One stage a component, one after the other within the year."""
    start, end = datetime.date(YEAR, 2, 2), datetime.date(YEAR, 11, 27)
    step = (end - start) // len(proposal.components)
    out = ["  <strategi>", '    <metode jenis="swakelola">Swakelola tipe I oleh dinas, dengan pengadaan peralatan '
           "melalui katalog elektronik</metode>"]
    for place, component in enumerate(proposal.components):
        first = start + step * place
        out.append(f'    <tahap komponen="{component.attributes["kode"]}" mulai="{first}" '
                   f'selesai="{first + step - datetime.timedelta(days=1)}">{escape(component.description)}</tahap>')
    return [*out, "  </strategi>", f'  <kurunWaktu mulai="{start}" selesai="{end}"/>']


def withdrawals(proposal):
    """Adds up to the total; more than three fifths of it in the first half year."""
    shares = [0, 6, 10, 16, 18, 14, 10, 9, 7, 6, 4, 0]
    months = [proposal.total * share // 100 // 1000 * 1000 for share in shares]
    months[5] += proposal.total - sum(months)
    out = ["  <rencanaPenarikan>"]
    out += [f'    <bulan ke="{month}" jumlah="{amount}"/>' for month, amount in enumerate(months, 1)]
    return [*out, "  </rencanaPenarikan>"]


def last_year(proposal):
    ceiling = proposal.total * proposal.random.randint(80, 110) // 100 // MILLION * MILLION
    return [f'  <realisasiTahunLalu pagu="{ceiling}" realisasi="{ceiling * proposal.random.randint(987, 999) // 1000}"/>']


def documents(proposal):
    chance = proposal.random
    letters = ["SURAT-USULAN", "SPTJM", "SK-KPA", "CPCL-IKM", "PERNYATAAN-ES1-526", "KESEDIAAN-HIBAH"]
    letters += ["PENAWARAN-HARGA"] * 3
    out = ["  <dataDukung>"]
    for number, kind in enumerate(letters, 1):
        out.append(f'    <dokumen jenis="{kind}" nomor="530/{proposal.index + 1:04}.{number}/CONTOH" '
                   f'tanggal="2025-09-{chance.randint(1, 22):02}"/>')
    born, joined = chance.randint(1966, 1985), chance.randint(1991, 2009)
    nip = f"{born}{chance.randint(1, 12):02}{chance.randint(1, 28):02}{max(joined, born + 21)}03{chance.randint(1, 2)}{chance.randint(1, 9):03}"
    return [*out, "  </dataDukung>",
            f'  <penanggungJawab nama="Contoh Pejabat {proposal.index + 1:04}" nip="{nip}" jabatan="Kuasa Pengguna Anggaran" '
            f'tempat={quoteattr(proposal.words["kota"])} tanggal="2025-09-25"/>']
