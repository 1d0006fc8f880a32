extension ContractDocuments {
  /// The example KAK of the contract, in which there is nothing to find.
  static let kak = """
    <?xml version="1.0" encoding="UTF-8"?>
    <kak xmlns="urn:reviu:usulan:1" tahunAnggaran="2026" revisi="0" rincian="baru">
      <identitas>
        <kementerian kode="019">Kementerian Perindustrian</kementerian>
        <unitEselon1 kode="05">Direktorat Jenderal Industri Kecil, Menengah, dan Aneka</unitEselon1>
        <satker kode="900017" kewenangan="TP" provinsi="17">Dinas Perindustrian dan Perdagangan Provinsi Bengkulu (contoh)</satker>
        <program kode="EC">Program Nilai Tambah dan Daya Saing Industri</program>
        <kegiatan kode="6071">Penumbuhan dan Pengembangan Industri Kecil, Menengah, dan Aneka</kegiatan>
        <kro kode="QDI">Fasilitasi dan Pembinaan Industri</kro>
        <ro kode="001">Wirausaha Industri Baru yang ditumbuhkan</ro>
        <volume satuan="Industri">20</volume>
      </identitas>
      <kinerja>
        <sasaranProgram>Meningkatnya nilai tambah dan daya saing industri kecil dan menengah</sasaranProgram>
        <indikatorProgram>Pertumbuhan jumlah wirausaha industri</indikatorProgram>
        <sasaranKegiatan>Tumbuhnya wirausaha industri baru di daerah</sasaranKegiatan>
        <indikatorKegiatan>Jumlah wirausaha industri baru yang memperoleh legalitas usaha</indikatorKegiatan>
      </kinerja>
      <kategori kode="WUB"/>
      <penandaan kode="PN"/>
      <latarBelakang>
        <dasarHukum>
          <peraturan jenis="PP" nomor="19" tahun="2022">Dekonsentrasi dan Tugas Pembantuan</peraturan>
          <peraturan jenis="PMK" nomor="62" tahun="2023">Perencanaan Anggaran, Pelaksanaan Anggaran, serta Akuntansi dan Pelaporan Keuangan</peraturan>
          <peraturan jenis="PMK" nomor="32" tahun="2025">Standar Biaya Masukan Tahun Anggaran 2026</peraturan>
        </dasarHukum>
        <gambaranUmum>
          <p>Jumlah wirausaha industri di Provinsi Bengkulu masih rendah dibandingkan potensi bahan baku lokal, khususnya kopi dan hasil laut.</p>
          <p>Kegiatan ini menumbuhkan dua puluh wirausaha industri baru melalui bimbingan teknis, pendampingan legalitas, dan bantuan peralatan produksi.</p>
        </gambaranUmum>
      </latarBelakang>
      <penerimaManfaat>
        <uraian>Dua puluh calon wirausaha industri pada sentra kopi dan sentra olahan ikan</uraian>
        <penerima jenis="WUB" nama="Contoh Penerima 01" nib="9120000000017" siinas="SI-000017" sentra="Sentra Kopi Contoh" modalUsaha="45000000" provinsi="17"/>
        <penerima jenis="WUB" nama="Contoh Penerima 02" nib="9120000000025" siinas="SI-000025" sentra="Sentra Olahan Ikan Contoh" modalUsaha="60000000" provinsi="17"/>
      </penerimaManfaat>
      <strategi>
        <metode jenis="swakelola">Swakelola tipe I oleh dinas</metode>
        <tahap komponen="051" mulai="2026-02-02" selesai="2026-03-31">Seleksi calon wirausaha</tahap>
        <tahap komponen="052" mulai="2026-04-06" selesai="2026-08-28">Bimbingan teknis dan pendampingan</tahap>
        <tahap komponen="053" mulai="2026-09-01" selesai="2026-11-30">Penyerahan bantuan peralatan</tahap>
      </strategi>
      <kurunWaktu mulai="2026-02-02" selesai="2026-11-30"/>
      <biaya>332080000</biaya>
      <rencanaPenarikan>
        <bulan ke="1" jumlah="0"/>
        <bulan ke="2" jumlah="20000000"/>
        <bulan ke="3" jumlah="30000000"/>
        <bulan ke="4" jumlah="60000000"/>
        <bulan ke="5" jumlah="60000000"/>
        <bulan ke="6" jumlah="40000000"/>
        <bulan ke="7" jumlah="22080000"/>
        <bulan ke="8" jumlah="30000000"/>
        <bulan ke="9" jumlah="30000000"/>
        <bulan ke="10" jumlah="20000000"/>
        <bulan ke="11" jumlah="20000000"/>
        <bulan ke="12" jumlah="0"/>
      </rencanaPenarikan>
      <realisasiTahunLalu pagu="300000000" realisasi="297900000"/>
      <dataDukung>
        <dokumen jenis="SURAT-USULAN" nomor="530/001/CONTOH" tanggal="2025-09-15"/>
        <dokumen jenis="SPTJM" nomor="530/002/CONTOH" tanggal="2025-09-15"/>
        <dokumen jenis="SK-KPA" nomor="530/003/CONTOH" tanggal="2025-09-15"/>
        <dokumen jenis="CPCL-IKM" nomor="530/004/CONTOH" tanggal="2025-09-15"/>
        <dokumen jenis="PERNYATAAN-ES1-526" nomor="530/005/CONTOH" tanggal="2025-09-22"/>
        <dokumen jenis="KESEDIAAN-HIBAH" nomor="530/006/CONTOH" tanggal="2025-09-22"/>
        <dokumen jenis="PENAWARAN-HARGA" nomor="530/007/CONTOH" tanggal="2025-09-10"/>
        <dokumen jenis="PENAWARAN-HARGA" nomor="530/008/CONTOH" tanggal="2025-09-11"/>
      </dataDukung>
      <penanggungJawab nama="Contoh Pejabat" nip="197001011995031001" jabatan="Kuasa Pengguna Anggaran" tempat="Bengkulu" tanggal="2025-09-25"/>
    </kak>

    """
}
