"""The words of the made-up proposals: activities, budget lines, reasons, and names.

Fields in braces are filled per proposal: {barang} the commodity, {sasaran} who benefits, {desa}, {kec} and {kab} places,
{prov} and {kota} the province and its capital, {n} the volume, {satuan} its unit.
No text may hold a word the reviewers look for (forbidden spending, rented goods outside 522141, and the like).
"""

COMMODITIES = [
    "kopi robusta", "tenun ikat", "anyaman bambu", "olahan ikan", "gula aren", "batik cap", "keripik pisang",
    "mebel rotan", "kakao olahan", "minyak atsiri", "gerabah hias", "pande besi", "kerupuk udang", "madu murni",
    "tepung sagu", "kelapa terpadu", "garam rakyat", "alas kaki kulit", "ukiran kayu", "teh & rempah",
]
PLACE_HEADS = ["Suka", "Sumber", "Tanjung", "Karang", "Muara", "Lubuk", "Sido", "Mekar", "Tirta", "Wana", "Bukit", "Batu"]
PLACE_TAILS = ["maju", "rejo", "sari", "jaya", "mulya", "harapan", "makmur", "indah", "asri", "raya", "agung", "damai"]
PLACE_SIDES = ["", "", "", " Barat", " Timur", " Selatan", " Utara", " Lama", " Baru", " Hulu", " Hilir"]
FIRM_HEADS = ["Usaha Contoh", "Sanggar Contoh", "Dapur Contoh", "Bengkel Contoh", "Kelompok Contoh"]

OUTPUTS = {
    "WUB": {
        "ro": "Wirausaha Industri Baru yang ditumbuhkan", "satuan": "Industri", "sasaran": "calon wirausaha", "penerima": "WUB",
        "indikator": "Jumlah wirausaha industri baru yang memperoleh legalitas usaha: {n} industri",
        "sasaranKegiatan": "Tumbuhnya wirausaha industri baru di daerah",
    },
    "PENGEMBANGAN-PRODUK": {
        "ro": "IKM yang mendapatkan pembinaan produk", "satuan": "IKM", "sasaran": "IKM binaan", "penerima": "IKM",
        "indikator": "Jumlah IKM yang produknya memenuhi syarat mutu dan kemasan: {n} IKM",
        "sasaranKegiatan": "Meningkatnya mutu dan daya saing produk IKM di daerah",
    },
    "UPL-IKM": {
        "ro": "Kelompok IKM yang mendapatkan pendampingan langsung", "satuan": "Kelompok Masyarakat",
        "sasaran": "kelompok IKM dampingan", "penerima": "IKM",
        "indikator": "Jumlah kelompok IKM yang didampingi sampai mandiri: {n} kelompok masyarakat",
        "sasaranKegiatan": "Menguatnya kelompok IKM melalui unit pendampingan langsung",
    },
}
KRO = {"QDI": "Fasilitasi dan Pembinaan Industri", "QDD": "Fasilitasi dan Pembinaan Kelompok Masyarakat"}

# Which accounts a kind of activity spends from.
ACTIVITY_ACCOUNTS = {
    "lapangan": ["524111", "524113", "521211"],
    "bimtek": ["521211", "522151", "524113", "522141"],
    "rapat": ["521211", "524114", "522151", "524113"],
    "menginap": ["521211", "524119", "522151"],
    "uji": ["522191", "521211", "524113"],
    "laporan": ["521211", "522191", "524111"],
    "bantuan": ["526112", "526115"],
}

# Component: (code, description, main or support, activities as (description, kind)).
COMPONENTS = [
    ("051", "Persiapan dan seleksi {sasaran}", "utama", [
        ("Koordinasi persiapan dengan perangkat daerah {kab}", "rapat"),
        ("Sosialisasi pendaftaran {sasaran} {barang}", "bimtek"),
        ("Verifikasi lapangan {sasaran} di Kecamatan {kec}", "lapangan"),
        ("Wawancara dan penilaian minat peserta di {kab}", "lapangan"),
        ("Pemetaan kebutuhan peralatan dan bahan baku {barang}", "lapangan"),
    ]),
    ("052", "Bimbingan teknis produksi {barang}", "utama", [
        ("Bimbingan teknis produksi {barang} di Kecamatan {kec}", "bimtek"),
        ("Bimbingan teknis pengemasan dan pelabelan", "bimtek"),
        ("Bimbingan teknis mutu dan cara produksi yang baik", "bimtek"),
        ("Bimbingan teknis perhitungan biaya dan harga jual", "bimtek"),
        ("Bimbingan teknis pemasaran digital", "menginap"),
        ("Praktik produksi bersama di Sentra {desa}", "bimtek"),
    ]),
    ("053", "Pendampingan usaha dan legalitas {sasaran}", "utama", [
        ("Pendampingan perizinan berusaha dan akun SIINas", "lapangan"),
        ("Kunjungan pendamping ke lokasi produksi Kecamatan {kec}", "lapangan"),
        ("Klinik desain kemasan dan merek", "bimtek"),
        ("Pengujian mutu dan sertifikasi produk {barang}", "uji"),
        ("Pendampingan pencatatan keuangan usaha", "bimtek"),
        ("Pendampingan pengurusan sertifikat halal dan merek", "uji"),
    ]),
    ("054", "Temu usaha dan perluasan akses pasar", "utama", [
        ("Temu usaha dengan pembeli dan pemasok bahan baku", "rapat"),
        ("Kurasi produk bersama jaringan ritel di {kota}", "menginap"),
        ("Penyusunan katalog dan foto produk {barang}", "uji"),
        ("Promosi bersama pada pasar rakyat {kab}", "bimtek"),
        ("Kunjungan belajar ke sentra {barang} rujukan", "lapangan"),
    ]),
    ("055", "Penyerahan bantuan peralatan produksi", "utama", [
        ("Bantuan mesin dan peralatan produksi bagi {sasaran}", "bantuan"),
        ("Bantuan peralatan pengemasan {barang}", "bantuan"),
        ("Pemasangan dan uji operasi mesin di Kecamatan {kec}", "lapangan"),
        ("Bantuan sarana kerja dan alat keselamatan", "bantuan"),
    ]),
    ("056", "Pemantauan dan pelaporan", "pendukung", [
        ("Kunjungan pemantauan ke lokasi penerima", "lapangan"),
        ("Penyusunan laporan akhir kegiatan", "laporan"),
        ("Pengumpulan data capaian {sasaran}", "lapangan"),
    ]),
]

# Budget lines of an account: (description, unit, lowest and highest price, factor units) without a cost standard,
# (description, cost standard, factor units) with one; the standard fixes unit and price.
LINES = {
    "521211": [
        ("Bahan baku {barang} untuk praktik produksi peserta Desa {desa}, Kecamatan {kec}", "KG", 12000, 90000, ("KG", "KALI")),
        ("Bahan penolong praktik produksi {barang} di Desa {desa}, Kecamatan {kec}", "LITER", 14000, 60000, ()),
        ("Kemasan contoh dan label {barang} bagi peserta dari Desa {desa}, Kecamatan {kec}, {kab}", "LEMBAR", 1500, 6000, ()),
        ("Penggandaan modul dan lembar kerja peserta Desa {desa}, Kecamatan {kec}", "EKSEMPLAR", 15000, 45000, ("ORG", "EKSEMPLAR")),
        ("Alat tulis, map, dan tanda pengenal peserta dari Desa {desa}, Kecamatan {kec}, {kab}", "SET", 20000, 60000, ("ORG", "SET")),
        ("Spanduk dan papan petunjuk lokasi di Desa {desa}, Kecamatan {kec}", "LEMBAR", 90000, 240000, ()),
        ("Sarung tangan, celemek, dan penutup kepala peserta praktik Desa {desa}", "SET", 25000, 85000, ("ORG", "SET")),
        ("Contoh produk {barang} pembanding dari pasar untuk kelas Desa {desa}", "BUAH", 20000, 95000, ()),
    ],
    "522141": [
        ("Sewa tempat praktik produksi {barang} di Desa {desa}, Kecamatan {kec}", "HARI", 250000, 600000, ("UNIT", "HARI")),
        ("Sewa tenda, meja, dan kursi peserta di Desa {desa}, Kecamatan {kec}, {kab}", "HARI", 300000, 750000, ("UNIT", "HARI")),
        ("Sewa alat peraga produksi {barang} untuk kelas Desa {desa}", "HARI", 150000, 450000, ("UNIT", "HARI")),
    ],
    "522151": [
        ("Honorarium narasumber setingkat eselon II dari luar instansi, materi {materi}, kelas Desa {desa}", "NARASUMBER-ES2", ("ORG", "JAM")),
        ("Honorarium narasumber setingkat eselon III dari luar instansi, materi {materi}, kelas Desa {desa}", "NARASUMBER-ES3", ("ORG", "JAM")),
        ("Honorarium moderator, sesi {materi}, kelas Desa {desa}, Kecamatan {kec}", "MODERATOR", ("ORG", "KALI")),
    ],
    "522191": [
        ("Jasa uji laboratorium parameter mutu {barang} dari Desa {desa}, Kecamatan {kec}", "SAMPEL", 250000, 750000, ()),
        ("Jasa desain kemasan dan merek bagi peserta dari Desa {desa}, Kecamatan {kec}, {kab}", "DESAIN", 350000, 900000, ()),
        ("Jasa foto produk {barang} peserta Desa {desa} untuk katalog digital", "FOTO", 35000, 120000, ("ORG", "FOTO")),
        ("Jasa dokumentasi dan penjilidan laporan kelas Desa {desa}, Kecamatan {kec}", "EKSEMPLAR", 85000, 175000, ()),
    ],
    "524111": [
        ("Uang harian petugas ke Desa {desa}, Kecamatan {kec}, {kab}", "UH-LUAR-KOTA", ("ORG", "HARI")),
        ("Penginapan petugas golongan III di Kecamatan {kec} untuk kunjungan Desa {desa}", "HOTEL-ES4-GOL3", ("ORG", "MALAM")),
        ("Penginapan petugas golongan IV di Kecamatan {kec} untuk kunjungan Desa {desa}", "HOTEL-ES3-GOL4", ("ORG", "MALAM")),
        ("Transpor darat pergi pulang {kota} ke Desa {desa}, Kecamatan {kec}, {kab}", "Orang/Kali", 120000, 260000, ("ORG", "KALI")),
        ("Transpor ke dan dari terminal {kota} bagi petugas tujuan Desa {desa}", "TRANSPOR-TERMINAL", ("ORG", "KALI")),
        ("Uang harian konsultasi pusat di Jakarta untuk kelas Desa {desa}", "UH-LUAR-KOTA@31", ("ORG", "HARI")),
    ],
    "524113": [
        ("Uang harian perjalanan dalam kota lebih dari 8 jam, kunjungan Desa {desa}, Kecamatan {kec}", "UH-DALAM-KOTA-8JAM", ("ORG", "HARI")),
        ("Transpor lokal peserta dari Desa {desa}, Kecamatan {kec}, {kab}", "TRANSPOR-LOKAL", ("ORG", "KALI")),
    ],
    "524114": [
        ("Paket setengah hari peserta pertemuan wilayah {kab}, rombongan Desa {desa}", "PAKET-HALFDAY-ES3", ("ORG", "KALI")),
        ("Paket sehari penuh peserta pertemuan wilayah {kab}, rombongan Desa {desa}", "PAKET-FULLDAY-ES3", ("ORG", "KALI")),
    ],
    "524119": [
        ("Paket menginap peserta luar kota, rombongan Desa {desa}, Kecamatan {kec}", "PAKET-FULLBOARD-ES3", ("ORG", "KALI")),
    ],
    "526112": [
        ("Mesin pengolah {barang} kapasitas kecil bagi penerima di Desa {desa}, Kecamatan {kec}, {kab}", "UNIT", 3000000, 14000000, ()),
        ("Mesin pengemas {barang} bagi penerima di Desa {desa}, Kecamatan {kec}", "UNIT", 2500000, 9000000, ()),
        ("Alat pengering {barang} bagi penerima di Desa {desa}, Kecamatan {kec}", "UNIT", 2000000, 8000000, ()),
        ("Mesin potong & perapi {barang} bagi penerima di Desa {desa}", "UNIT", 2500000, 7500000, ()),
    ],
    "526115": [
        ("Meja kerja dan rak simpan {barang} bagi penerima di Desa {desa}, Kecamatan {kec}", "SET", 700000, 2400000, ()),
        ("Perlengkapan keselamatan kerja bagi penerima di Desa {desa}, Kecamatan {kec}, {kab}", "SET", 300000, 900000, ()),
        ("Timbangan, wadah, dan perkakas tangan bagi penerima di Desa {desa}", "SET", 400000, 1500000, ()),
    ],
}
TOPICS = ["legalitas usaha", "mutu produk", "harga pokok produksi", "pemasaran digital", "desain kemasan", "keuangan usaha",
          "standar produk", "kemitraan bahan baku", "keselamatan kerja", "tata letak tempat kerja"]

LAWS = [
    ("UU", "17", "2003", "Keuangan Negara"),
    ("UU", "3", "2014", "Perindustrian"),
    ("PP", "29", "2018", "Pemberdayaan Industri"),
    ("PP", "19", "2022", "Dekonsentrasi dan Tugas Pembantuan"),
    ("PMK", "62", "2023", "Perencanaan Anggaran, Pelaksanaan Anggaran, serta Akuntansi dan Pelaporan Keuangan"),
    ("PMK", "107", "2024", "Perubahan atas Peraturan Menteri Keuangan Nomor 62 Tahun 2023"),
    ("PMK", "32", "2025", "Standar Biaya Masukan Tahun Anggaran 2026"),
]

REASONS = [
    "Jumlah industri kecil dan menengah {barang} di Provinsi {prov} masih rendah dibandingkan potensi bahan baku lokal, sehingga nilai tambah lebih banyak dinikmati daerah lain.",
    "Pendataan dinas di {kab} menunjukkan bahwa sebagian besar pelaku usaha {barang} masih memakai alat sederhana dengan hasil yang belum seragam.",
    "Rendemen produksi di Desa {desa} dan sekitarnya masih jauh di bawah kemampuan mesin yang tersedia di pasar dalam negeri.",
    "Pelaku usaha di Kecamatan {kec} belum memiliki nomor induk berusaha yang lengkap dan belum memakai akun SIINas untuk melaporkan kegiatan industrinya.",
    "Kemasan dan label produk {barang} belum memenuhi permintaan jaringan ritel, terutama keterangan berat bersih, komposisi, dan tanggal produksi.",
    "Kegiatan ini menyasar {n} {satuan} yang dipilih melalui pendaftaran terbuka, verifikasi lapangan, dan wawancara oleh tim dinas bersama perangkat desa.",
    "Bimbingan teknis disusun berjenjang – dari bahan baku, proses, mutu, sampai pemasaran – agar peserta dapat langsung mempraktikkannya di tempat usaha masing-masing.",
    "Setiap peserta memperoleh pendampingan sedikitnya empat kali kunjungan, dan hasil setiap kunjungan dicatat pada lembar kendali yang ditandatangani kedua pihak.",
    "Peralatan dipilih berdasarkan kebutuhan nyata hasil pemetaan, dengan sedikitnya tiga penawaran harga dari penyedia yang berbeda sebagai pembentuk harga.",
    "Penerima menyatakan kesediaan merawat peralatan, menyediakan tempat dan daya listrik, serta melaporkan pemakaiannya setiap triwulan.",
    "Keberhasilan diukur dari jumlah penerima yang berproduksi secara rutin, memiliki legalitas usaha, dan menjual produknya sedikitnya ke dua saluran pemasaran.",
    "Sentra {barang} di Desa {desa} dipilih karena bahan baku tersedia sepanjang tahun dan akses jalan menuju {kota} sudah baik.",
    "Kelompok usaha di Kecamatan {kec} telah menjalin kerja sama dengan pemasok bahan baku, tetapi volume pesanan belum dapat dipenuhi secara tepat waktu.",
    "Risiko utama adalah keterlambatan pengiriman mesin; karena itu pengadaan dijadwalkan pada awal triwulan kedua dan uji operasi dilakukan sebelum serah terima.",
    "Lokasi kegiatan meliputi {kab} dengan titik utama Desa {desa}; pemilihan lokasi mengikuti sebaran pelaku usaha dan kesiapan prasarana.",
    "Hasil kegiatan mendukung sasaran program nilai tambah dan daya saing industri serta rencana pembangunan industri Provinsi {prov}.",
]
CLOSING = "Rincian biaya sesuai RAB terlampir."
