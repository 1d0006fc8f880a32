<?xml version="1.0" encoding="UTF-8"?>
<!-- The twelve checks as a hand-written XSLT 1.0 stylesheet. A line a finding: proposal, rule, place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:u="urn:reviu:usulan:1">
  <xsl:output method="text"/>
  <xsl:key name="tariff" match="tariff" use="@key"/>
  <xsl:variable name="tariffs" select="document('tariffs.xml')"/>

  <xsl:template match="/u:usulan">
    <xsl:variable name="identity" select="u:rab/u:identitas"/>
    <xsl:variable name="proposal" select="concat($identity/u:satker/@kode, '.', $identity/u:kro/@kode, '.', $identity/u:ro/@kode)"/>
    <xsl:variable name="total" select="number(u:rab/u:total)"/>
    <xsl:variable name="accounts" select="u:rab/u:komponen/u:subkomponen/u:akun"/>
    <xsl:variable name="documents" select="u:kak/u:dataDukung/u:dokumen/@jenis"/>
    <xsl:variable name="start" select="number(translate(u:kak/u:kurunWaktu/@mulai, '-', ''))"/>
    <xsl:variable name="end" select="number(translate(u:kak/u:kurunWaktu/@selesai, '-', ''))"/>

    <xsl:if test="$total != sum(u:rab/u:komponen/@jumlah)">
      <xsl:value-of select="concat($proposal, ' UJI-001 -&#10;')"/>
    </xsl:if>
    <xsl:if test="sum($accounts[starts-with(@kode, '524')]/@jumlah) * 100 &gt; $total * 35">
      <xsl:value-of select="concat($proposal, ' UJI-008 -&#10;')"/>
    </xsl:if>
    <xsl:if test="u:kak/u:biaya != $total">
      <xsl:value-of select="concat($proposal, ' UJI-009 -&#10;')"/>
    </xsl:if>
    <xsl:if test="number(u:kak/u:identitas/u:volume) != number($identity/u:volume)">
      <xsl:value-of select="concat($proposal, ' UJI-010 -&#10;')"/>
    </xsl:if>
    <xsl:if test="$accounts[starts-with(@kode, '526')]
        and not($documents = 'SPTJM' and $documents = 'SK-KPA' and $documents = 'PERNYATAAN-ES1-526')">
      <xsl:value-of select="concat($proposal, ' UJI-011 -&#10;')"/>
    </xsl:if>
    <xsl:for-each select="u:kak/u:strategi/u:tahap">
      <xsl:if test="translate(@mulai, '-', '') &lt; $start or translate(@selesai, '-', '') &gt; $end">
        <xsl:value-of select="concat($proposal, ' UJI-012 tahap/', position(), '&#10;')"/>
      </xsl:if>
    </xsl:for-each>

    <xsl:for-each select="u:rab/u:komponen">
      <xsl:variable name="component" select="@kode"/>
      <xsl:if test="@jumlah != sum(u:subkomponen/@jumlah)">
        <xsl:value-of select="concat($proposal, ' UJI-002 ', $component, '&#10;')"/>
      </xsl:if>
      <xsl:for-each select="u:subkomponen">
        <xsl:variable name="subcomponent" select="concat($component, '/', @kode)"/>
        <xsl:if test="@jumlah != sum(u:akun/@jumlah)">
          <xsl:value-of select="concat($proposal, ' UJI-003 ', $subcomponent, '&#10;')"/>
        </xsl:if>
        <xsl:for-each select="u:akun">
          <xsl:variable name="account" select="concat($subcomponent, '/', @kode)"/>
          <xsl:if test="@jumlah != sum(u:detil/@jumlah)">
            <xsl:value-of select="concat($proposal, ' UJI-004 ', $account, '&#10;')"/>
          </xsl:if>
          <xsl:for-each select="u:detil">
            <xsl:variable name="price" select="number(@hargaSatuan)"/>
            <xsl:if test="@jumlah != @volume * $price">
              <xsl:value-of select="concat($proposal, ' UJI-005 ', $account, '/', @no, '&#10;')"/>
            </xsl:if>
            <!-- A factor that is not there counts as one. -->
            <xsl:if test="u:faktor and @volume != u:faktor[1]/@jumlah * (sum(u:faktor[2]/@jumlah) + not(u:faktor[2]))
                * (sum(u:faktor[3]/@jumlah) + not(u:faktor[3])) * (sum(u:faktor[4]/@jumlah) + not(u:faktor[4]))">
              <xsl:value-of select="concat($proposal, ' UJI-006 ', $account, '/', @no, '&#10;')"/>
            </xsl:if>
            <xsl:if test="@sbm">
              <xsl:variable name="line" select="concat($account, '/', @no)"/>
              <xsl:variable name="here" select="concat(@sbm, ':', ($identity/u:satker/@provinsi | @provinsi)[last()])"/>
              <xsl:variable name="anywhere" select="concat(@sbm, ':00')"/>
              <xsl:for-each select="$tariffs">
                <xsl:if test="$price &gt; key('tariff', $here)/@amount or $price &gt; key('tariff', $anywhere)/@amount">
                  <xsl:value-of select="concat($proposal, ' UJI-007 ', $line, '&#10;')"/>
                </xsl:if>
              </xsl:for-each>
            </xsl:if>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
