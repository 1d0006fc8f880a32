extension ContractDocuments {
  /// The example RAB of the contract, in which there is nothing to find.
  static let rab = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rab xmlns="urn:reviu:usulan:1" tahunAnggaran="2026" revisi="0">
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
      <komponen kode="051" jenis="utama" jumlah="22180000">
        <uraian>Seleksi calon wirausaha</uraian>
        <subkomponen kode="A" jumlah="22180000">
          <uraian>Verifikasi lapangan</uraian>
          <akun kode="524111" sumberDana="RM" jumlah="22180000">
            <detil no="1" volume="24" satuan="OH" hargaSatuan="380000" jumlah="9120000" sbm="UH-LUAR-KOTA" provinsi="17">
              <uraian>Uang harian verifikasi calon wirausaha</uraian>
              <faktor jumlah="4" satuan="ORG"/>
              <faktor jumlah="6" satuan="HARI"/>
            </detil>
            <detil no="2" volume="20" satuan="OH" hargaSatuan="653000" jumlah="13060000" sbm="HOTEL-ES4-GOL3" provinsi="17">
              <uraian>Penginapan verifikasi calon wirausaha</uraian>
              <faktor jumlah="4" satuan="ORG"/>
              <faktor jumlah="5" satuan="HARI"/>
            </detil>
          </akun>
        </subkomponen>
      </komponen>
      <komponen kode="052" jenis="utama" jumlah="109900000">
        <uraian>Bimbingan teknis dan pendampingan</uraian>
        <subkomponen kode="A" jumlah="109900000" peserta="20" panitia="2">
          <uraian>Bimbingan teknis produksi dan legalitas usaha</uraian>
          <akun kode="521211" sumberDana="RM" jumlah="78100000">
            <detil no="1" volume="20" satuan="PAKET-ORG" hargaSatuan="3905000" jumlah="78100000">
              <uraian>Bahan praktik dan perlengkapan peserta bimbingan teknis</uraian>
            </detil>
          </akun>
          <akun kode="522151" sumberDana="RM" jumlah="31800000">
            <detil no="1" volume="30" satuan="OJ" hargaSatuan="1000000" jumlah="30000000" sbm="NARASUMBER-ES2">
              <uraian>Honorarium narasumber setingkat eselon II dari luar instansi</uraian>
              <faktor jumlah="3" satuan="ORG"/>
              <faktor jumlah="10" satuan="JAM"/>
            </detil>
            <detil no="2" volume="2" satuan="OJ" hargaSatuan="900000" jumlah="1800000" sbm="NARASUMBER-ES3">
              <uraian>Honorarium narasumber setingkat eselon III dari luar instansi</uraian>
            </detil>
          </akun>
        </subkomponen>
      </komponen>
      <komponen kode="053" jenis="utama" jumlah="200000000">
        <uraian>Penyerahan bantuan peralatan</uraian>
        <subkomponen kode="A" jumlah="200000000">
          <uraian>Bantuan peralatan produksi bagi wirausaha baru</uraian>
          <akun kode="526112" sumberDana="RM" jumlah="200000000">
            <detil no="1" volume="20" satuan="UNIT" hargaSatuan="10000000" jumlah="200000000">
              <uraian>Mesin sangrai kopi dan alat pengolah ikan kapasitas kecil</uraian>
            </detil>
          </akun>
        </subkomponen>
      </komponen>
      <total>332080000</total>
    </rab>

    """
}
