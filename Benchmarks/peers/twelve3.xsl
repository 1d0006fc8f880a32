<?xml version="1.0" encoding="UTF-8"?>
<!-- The twelve checks in XSLT 3.0, for Saxon: exact decimals, dates, and maps. A line a finding: proposal, rule, place. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:u="urn:reviu:usulan:1"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    exclude-result-prefixes="u xs map">
  <xsl:output method="text"/>
  <xsl:variable name="tariffs" as="map(xs:string, xs:integer)"
      select="map:merge(doc('tariffs.xml')/tariffs/tariff ! map{string(@key): xs:integer(@amount)})"/>

  <xsl:template match="/u:usulan">
    <xsl:variable name="identity" select="u:rab/u:identitas"/>
    <xsl:variable name="proposal" select="string-join(($identity/u:satker/@kode, $identity/u:kro/@kode, $identity/u:ro/@kode), '.')"/>
    <xsl:variable name="total" select="xs:integer(u:rab/u:total)"/>
    <xsl:variable name="accounts" select="u:rab/u:komponen/u:subkomponen/u:akun"/>
    <xsl:variable name="documents" select="u:kak/u:dataDukung/u:dokumen/@jenis"/>
    <xsl:variable name="start" select="xs:date(u:kak/u:kurunWaktu/@mulai)"/>
    <xsl:variable name="end" select="xs:date(u:kak/u:kurunWaktu/@selesai)"/>
    <xsl:variable name="province" select="string($identity/u:satker/@provinsi)"/>

    <xsl:if test="$total ne sum(u:rab/u:komponen/xs:integer(@jumlah))">
      <xsl:value-of select="$proposal || ' UJI-001 -&#10;'"/>
    </xsl:if>
    <xsl:if test="sum($accounts[starts-with(@kode, '524')]/xs:integer(@jumlah)) * 100 gt $total * 35">
      <xsl:value-of select="$proposal || ' UJI-008 -&#10;'"/>
    </xsl:if>
    <xsl:if test="xs:integer(u:kak/u:biaya) ne $total">
      <xsl:value-of select="$proposal || ' UJI-009 -&#10;'"/>
    </xsl:if>
    <xsl:if test="xs:decimal(u:kak/u:identitas/u:volume) ne xs:decimal($identity/u:volume)">
      <xsl:value-of select="$proposal || ' UJI-010 -&#10;'"/>
    </xsl:if>
    <xsl:if test="exists($accounts[starts-with(@kode, '526')])
        and not(every $kind in ('SPTJM', 'SK-KPA', 'PERNYATAAN-ES1-526') satisfies $kind = $documents)">
      <xsl:value-of select="$proposal || ' UJI-011 -&#10;'"/>
    </xsl:if>
    <xsl:for-each select="u:kak/u:strategi/u:tahap">
      <xsl:if test="xs:date(@mulai) lt $start or xs:date(@selesai) gt $end">
        <xsl:value-of select="$proposal || ' UJI-012 tahap/' || position() || '&#10;'"/>
      </xsl:if>
    </xsl:for-each>

    <xsl:for-each select="u:rab/u:komponen">
      <xsl:variable name="component" select="@kode"/>
      <xsl:if test="xs:integer(@jumlah) ne sum(u:subkomponen/xs:integer(@jumlah))">
        <xsl:value-of select="$proposal || ' UJI-002 ' || $component || '&#10;'"/>
      </xsl:if>
      <xsl:for-each select="u:subkomponen">
        <xsl:variable name="subcomponent" select="$component || '/' || @kode"/>
        <xsl:if test="xs:integer(@jumlah) ne sum(u:akun/xs:integer(@jumlah))">
          <xsl:value-of select="$proposal || ' UJI-003 ' || $subcomponent || '&#10;'"/>
        </xsl:if>
        <xsl:for-each select="u:akun">
          <xsl:variable name="account" select="$subcomponent || '/' || @kode"/>
          <xsl:if test="xs:integer(@jumlah) ne sum(u:detil/xs:integer(@jumlah))">
            <xsl:value-of select="$proposal || ' UJI-004 ' || $account || '&#10;'"/>
          </xsl:if>
          <xsl:for-each select="u:detil">
            <xsl:variable name="price" select="xs:integer(@hargaSatuan)"/>
            <xsl:variable name="volume" select="xs:decimal(@volume)"/>
            <xsl:if test="xs:integer(@jumlah) ne $volume * $price">
              <xsl:value-of select="$proposal || ' UJI-005 ' || $account || '/' || @no || '&#10;'"/>
            </xsl:if>
            <xsl:if test="u:faktor and $volume ne fold-left(
                u:faktor/@jumlah, 1.0, function($product, $factor) { $product * xs:decimal($factor) })">
              <xsl:value-of select="$proposal || ' UJI-006 ' || $account || '/' || @no || '&#10;'"/>
            </xsl:if>
            <xsl:if test="@sbm and $price gt (
                $tariffs(@sbm || ':' || (@provinsi, $province)[1]), $tariffs(@sbm || ':00'), $price)[1]">
              <xsl:value-of select="$proposal || ' UJI-007 ' || $account || '/' || @no || '&#10;'"/>
            </xsl:if>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
