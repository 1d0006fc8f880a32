"""A made-up proposal: what it is about, its names, and a budget that is right."""

import csv
import random
from dataclasses import dataclass, field
from pathlib import Path

from .wording import (ACTIVITY_ACCOUNTS, COMMODITIES, COMPONENTS, LINES, OUTPUTS, PLACE_HEADS, PLACE_SIDES,
                      PLACE_TAILS, TOPICS)

TABLES = Path(__file__).resolve().parent / "tables"
NATIONAL = "00"
PROPOSALS_PER_SATKER = 6
MILLION = 1_000_000


def table(name):
    with open(TABLES / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


CEILINGS = table("pagu-ro-2026.csv")
PROVINCES = {row["kode"]: row for row in table("provinsi.csv")}
TARIFFS = {(row["kode"], row["provinsi"]): (int(row["tarif"]), row["satuan"]) for row in table("tarif-2026.csv")}


@dataclass
class Key:
    """What a proposal is about, and the ceiling it must keep to; None where the ceiling follows the total."""
    satker: str
    province: str
    kro: str
    ro: str
    category: str
    ceiling: int | None


@dataclass
class Line:
    description: str
    volume: int  # thousandths
    unit: str
    price: int
    factors: list = field(default_factory=list)
    standard: str | None = None
    province: str | None = None

    @property
    def amount(self):
        assert self.volume * self.price % 1000 == 0
        return self.volume * self.price // 1000


@dataclass
class Node:
    """A component, a subcomponent or an account: what adds up."""
    tag: str
    attributes: dict
    description: str | None
    children: list

    @property
    def amount(self):
        return sum(child.amount for child in self.children)


def key(index):
    """The first proposals take the ceilings the rule pack ships; the others get satker codes no table knows."""
    if index < len(CEILINGS):
        row = CEILINGS[index]
        province = row["satker"][4:]
        return Key(row["satker"], province, row["kro"], row["ro"], row["kategori"], int(row["pagu"]))
    satker, place = divmod(index - len(CEILINGS), PROPOSALS_PER_SATKER)
    number, province = divmod(satker, len(PROVINCES))
    prefix, number = divmod(number, 100)
    if prefix > 8:
        raise SystemExit("make_corpus: too many proposals, the satker codes are used up")
    province = sorted(PROVINCES)[province]
    kro, ro, category = [("QDI", 1, "WUB"), ("QDI", 2, "PENGEMBANGAN-PRODUK"), ("QDD", 1, "UPL-IKM")][place % 3]
    ro += place // 3 * (2 if kro == "QDI" else 1)
    return Key(f"{91 + prefix}{province}{number:02}", province, kro, f"{ro:03}", category, None)


class Proposal:
    def __init__(self, index, seed):
        self.index = index
        self.random = random.Random(f"{seed}/{index}")
        self.key = key(index)
        self.output = OUTPUTS[self.key.category]
        self.volume = self.random.randint(*{"WUB": (12, 24), "PENGEMBANGAN-PRODUK": (10, 20), "UPL-IKM": (6, 12)}[self.key.category])
        self.words = self.names()
        self.components = self.budget()
        self.total = sum(component.amount for component in self.components)
        self.ceiling = self.key.ceiling or (self.total // MILLION + self.random.randint(1, 6)) * MILLION

    def names(self):
        chance = self.random
        province = PROVINCES[self.key.province]
        place = lambda: chance.choice(PLACE_HEADS) + chance.choice(PLACE_TAILS) + chance.choice(PLACE_SIDES)
        unique = lambda count: list(dict.fromkeys(place() for _ in range(count)))
        self.regencies = ["Kabupaten " + name for name in unique(3)]
        self.districts = unique(8)
        self.villages = unique(30)
        return {
            "barang": chance.choice(COMMODITIES), "sasaran": self.output["sasaran"], "satuan": self.output["satuan"],
            "prov": province["nama"], "kota": province["ibuKota"], "n": str(self.volume),
        }

    def say(self, template):
        chance = self.random
        return template.format_map(self.words | {
            "desa": chance.choice(self.villages), "kec": chance.choice(self.districts),
            "kab": chance.choice(self.regencies), "materi": chance.choice(TOPICS),
        })

    def budget(self):
        lines = self.line_count()
        if self.key.ceiling is None:
            return self.components_with(lines)
        lines = min(lines, self.key.ceiling // (2 * MILLION))
        while True:
            components = self.components_with(lines)
            slack = self.key.ceiling - sum(component.amount for component in components)
            if slack >= 0:
                break
            lines = lines * 9 // 10
        self.spend(components, int(slack * self.random.uniform(0.90, 0.99)))
        return components

    def line_count(self):
        return min(60 + int(self.random.gammavariate(2.2, 71)), 700)

    def spend(self, components, slack):
        """Dearer equipment until little of the ceiling is left."""
        goods = [line for component in components for sub in component.children for account in sub.children
                 if account.attributes["kode"] == "526112" for line in account.children]
        pieces = sum(line.volume for line in goods) // 1000
        for line in goods:
            line.price += slack // pieces // 1000 * 1000

    def components_with(self, lines):
        chance = self.random
        chosen = []
        for code, description, role, activities in COMPONENTS:
            most = len(activities)
            count = max(1, min(most, round(lines * most / 300 + chance.uniform(-0.7, 0.7))))
            picked = sorted(chance.sample(range(most), count))
            if code == "055":
                picked = sorted({0, *picked})  # 526112 is always there
            chosen.append((code, description, role, [activities[place] for place in picked]))
        activities = sum(len(picked) for *_, picked in chosen)
        self.seen = set()
        components = []
        for code, description, role, picked in chosen:
            children = []
            for place, (activity, kind) in enumerate(picked):
                children.append(self.subcomponent(chr(ord("A") + place), activity, kind, max(2, lines / activities)))
            components.append(Node("komponen", {"kode": code, "jenis": role}, self.say(description), children))
        return components

    def subcomponent(self, code, activity, kind, lines):
        chance = self.random
        attributes = {"kode": code}
        attendees = 0
        if kind in ("bimtek", "rapat", "menginap"):
            attendees = chance.choice([10, 20, 20, 30, 40])
            attributes |= {"peserta": str(attendees), "panitia": str(attendees // 10)}
        accounts = ACTIVITY_ACCOUNTS[kind]
        weights = [chance.uniform(0.6, 1.4) * len(LINES[account]) for account in accounts]
        children = []
        for account, weight in zip(accounts, weights):
            count = max(1, round(lines * chance.uniform(0.8, 1.2) * weight / sum(weights)))
            if account in ("524114", "524119"):
                count = 1
            details = [self.line(account, attendees) for _ in range(count)]
            children.append(Node("akun", {"kode": account, "sumberDana": "RM"}, None, details))
        return Node("subkomponen", attributes, self.say(activity), children)

    def line(self, account, attendees):
        chance = self.random
        while True:
            template, *terms, units = chance.choice(LINES[account])
            description = self.say(template)
            if len(terms) == 1:
                line = self.standard_line(description, terms[0], units, attendees)
            else:
                line = self.market_line(description, *terms, units)
            if line is None:
                continue
            if (account, description) in self.seen:
                line.description += f", tahap {len(self.seen)}"
            self.seen.add((account, line.description))
            return line

    def standard_line(self, description, standard, units, attendees):
        """None where the province has no such tariff."""
        chance = self.random
        standard, _, place = standard.partition("@")
        place = place or self.key.province
        where = NATIONAL if (standard, NATIONAL) in TARIFFS else place
        if (standard, where) not in TARIFFS:
            return None
        tariff, unit = TARIFFS[standard, where]
        price = tariff if chance.random() < 0.8 else tariff * chance.randint(80, 99) // 100 // 1000 * 1000
        people = chance.randint(1, 3) if not standard.startswith(("NARASUMBER", "MODERATOR")) else 1
        times = 1
        if standard.startswith("PAKET"):
            people = attendees + attendees // 10
        elif standard.startswith("NARASUMBER"):
            times = chance.randint(2, 4)
        elif unit == "OH":
            times = chance.randint(1, 2)
        line = Line(description, people * times * 1000, unit, price, standard=standard)
        line.factors = [(people * 1000, units[0]), (times * 1000, units[1])]
        if where != NATIONAL and (place != self.key.province or chance.random() < 0.6):
            line.province = place
        return line

    def market_line(self, description, unit, low, high, units):
        chance = self.random
        price = chance.randint(low // 500, high // 500) * 500
        if unit == "Orang/Kali" or not units:
            count = chance.randint(1, 3) if price > 200_000 else chance.randint(4, 40)
            thousandths = count * 1000
            if unit == "LITER":
                price = price // 2000 * 2000
                thousandths += chance.choice([0, 0, 500])
            if not units:
                return Line(description, thousandths, unit, price)
            first, second = thousandths, 1000
        elif unit == "KG":
            price = price // 2000 * 2000
            first, second = chance.choice([1500, 2000, 2500, 4000, 5000]), chance.randint(2, 6) * 1000
        else:
            second = chance.randint(1, 2) * 1000
            first = 1000 if price > 100_000 else chance.randint(5, 20) * 1000
        return Line(description, first * second // 1000, unit, price, [(first, units[0]), (second, units[1])])
