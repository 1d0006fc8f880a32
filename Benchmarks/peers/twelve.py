"""The twelve checks in Python, by hand, on lxml's trees: twelve.py TARIFFS.csv LIST

A line a finding: file, rule, place.
"""

import csv
import sys
from decimal import Decimal

from lxml import etree

U = "{urn:reviu:usulan:1}"
DOCUMENTS = {"SPTJM", "SK-KPA", "PERNYATAAN-ES1-526"}


def findings(kak, rab, tariffs):
    identity = rab.find(U + "identitas")
    province = identity.find(U + "satker").get("provinsi")
    total = int(rab.findtext(U + "total"))
    travel = components = 0
    grants = False
    for component in rab.iterchildren(U + "komponen"):
        at_component = component.get("kode")
        subcomponents = 0
        for subcomponent in component.iterchildren(U + "subkomponen"):
            at_subcomponent = f"{at_component}/{subcomponent.get('kode')}"
            accounts = 0
            for account in subcomponent.iterchildren(U + "akun"):
                code = account.get("kode")
                lines = 0
                for line in account.iterchildren(U + "detil"):
                    get = line.get
                    amount, volume, price = int(get("jumlah")), Decimal(get("volume")), int(get("hargaSatuan"))
                    lines += amount
                    if amount != volume * price:
                        yield "UJI-005", f"{at_subcomponent}/{code}/{get('no')}"
                    product = None
                    for factor in line.iterchildren(U + "faktor"):
                        count = Decimal(factor.get("jumlah"))
                        product = count if product is None else product * count
                    if product is not None and volume != product:
                        yield "UJI-006", f"{at_subcomponent}/{code}/{get('no')}"
                    standard = get("sbm")
                    if standard is not None:
                        tariff = tariffs.get((standard, get("provinsi", province))) or tariffs.get((standard, "00"))
                        if tariff is not None and price > tariff:
                            yield "UJI-007", f"{at_subcomponent}/{code}/{get('no')}"
                amount = int(account.get("jumlah"))
                if amount != lines:
                    yield "UJI-004", f"{at_subcomponent}/{code}"
                accounts += amount
                if code.startswith("524"):
                    travel += amount
                grants = grants or code.startswith("526")
            amount = int(subcomponent.get("jumlah"))
            if amount != accounts:
                yield "UJI-003", at_subcomponent
            subcomponents += amount
        amount = int(component.get("jumlah"))
        if amount != subcomponents:
            yield "UJI-002", at_component
        components += amount
    if total != components:
        yield "UJI-001", "-"
    if travel * 100 > total * 35:
        yield "UJI-008", "-"
    if int(kak.findtext(U + "biaya")) != total:
        yield "UJI-009", "-"
    if Decimal(kak.find(U + "identitas").findtext(U + "volume")) != Decimal(identity.findtext(U + "volume")):
        yield "UJI-010", "-"
    if grants and not DOCUMENTS <= {document.get("jenis") for document in kak.find(U + "dataDukung")}:
        yield "UJI-011", "-"
    period = kak.find(U + "kurunWaktu")
    for number, stage in enumerate(kak.find(U + "strategi").iterchildren(U + "tahap"), 1):
        if stage.get("mulai") < period.get("mulai") or stage.get("selesai") > period.get("selesai"):
            yield "UJI-012", f"tahap/{number}"


def main():
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        tariffs = {(row["kode"], row["provinsi"]): int(row["tarif"]) for row in csv.DictReader(file)}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with open(sys.argv[2], encoding="utf-8") as paths:
        for path in paths.read().splitlines():
            proposal = etree.parse(path, parser).getroot()
            for rule, place in findings(proposal.find(U + "kak"), proposal.find(U + "rab"), tariffs):
                print(path, rule, place)


if __name__ == "__main__":
    main()
