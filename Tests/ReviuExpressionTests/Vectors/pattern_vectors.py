"""Prints random patterns of the supported syntax with texts, and what Python's re says of them.

One JSON object a line: {"pattern", "texts": [{"text", "occurs", "whole"}]}. The patterns mean the same
to both but for $, which is the end of the text here and also the place before a last line feed there; it
is written \\Z for Python.
"""

import json
import random
import re
import warnings

SEED = 20260202
PATTERNS = 3000
TEXTS = 4
LETTERS = "abcA09_- .\n\té€]"
SPECIAL = "\\.[](){}*+?|^$"
SETS = {
    "d": "0123456789",
    "w": "0123456789_abcABCxyzXYZ",
    "s": " \t\n\r\f\v",
}
ALPHABET = "abcA09_- .\n\té€]x^"

source = random.Random(SEED)
# A later version of Python may read doubled signs in classes otherwise; this one does not.
warnings.simplefilter("ignore", FutureWarning)


def escaped(letter):
    if letter in SPECIAL or (letter in "-_.]" and source.random() < 0.2):
        return "\\" + letter
    if letter in "\n\t" and source.random() < 0.5:
        return {"\n": "\\n", "\t": "\\t"}[letter]
    return letter


class Node:
    """A part of a pattern: how it is written for both readers, and a text that it matches."""

    def __init__(self, ours, sample, theirs=None, repeatable=True, loops=0):
        self.ours = ours
        self.theirs = ours if theirs is None else theirs
        self.sample = sample
        self.repeatable = repeatable
        self.loops = loops


def member(members):
    return lambda: source.choice(members) if members else ""


def literal():
    letter = source.choice(LETTERS)
    return Node(escaped(letter), lambda: letter)


def named_set():
    name = source.choice("dwsDWS")
    inside = SETS[name.lower()]
    members = inside if name.islower() else [x for x in ALPHABET if x not in inside]
    return Node("\\" + name, member(members))


def character_class():
    is_negated = source.random() < 0.3
    text, members = "", set()
    if source.random() < 0.1:
        text, members = "]", {"]"}
    elif source.random() < 0.1:
        text, members = "-", {"-"}
    for _ in range(source.randint(0 if text else 1, 3)):
        kind = source.randrange(4)
        if kind == 0:
            first, last = sorted(source.choice("abcxyzA09") for _ in range(2))
            text += f"{first}-{last}"
            members |= {x for x in ALPHABET if first <= x <= last}
        elif kind == 1:
            name = source.choice("dwsDWS")
            inside = SETS[name.lower()]
            members |= {x for x in ALPHABET if (x in inside) == name.islower()}
            text += "\\" + name
        elif kind == 2:
            letter = source.choice("]\\^-[.*")
            text += "\\" + letter if letter in "]\\^-[" else letter
            members.add(letter)
        else:
            letter = source.choice("abcA09_ .é€(|$")
            text += letter
            members.add(letter)
    if source.random() < 0.1:
        text, members = text + "-", members | {"-"}
    if is_negated:
        members = {x for x in ALPHABET if x not in members}
    return Node(f"[{'^' if is_negated else ''}{text}]", member(sorted(members)))


def dot():
    return Node(".", member([x for x in ALPHABET if x != "\n"]))


def anchor():
    if source.random() < 0.5:
        return Node("^", lambda: "", repeatable=False)
    return Node("$", lambda: "", theirs=r"\Z", repeatable=False)


def group(depth):
    inner = alternatives(depth - 1)
    opening = source.choice(["(", "(?:"])
    return Node(
        f"{opening}{inner.ours})", inner.sample, f"{opening}{inner.theirs})", loops=inner.loops
    )


def atom(depth):
    kind = source.randrange(12)
    if kind < 4:
        return literal()
    if kind < 5:
        return dot()
    if kind < 6:
        return named_set()
    if kind < 8:
        return character_class()
    if kind < 9 and source.random() < 0.4:
        return anchor()
    return group(depth) if depth > 0 else literal()


def repeated(node):
    # Loops around several loops would keep the backtracking of re busy for minutes.
    if not node.repeatable or node.loops > 1 or source.random() < 0.5:
        return node
    low = source.randint(0, 2)
    high = low + source.randint(0, 2)
    mark, least, most = source.choice(
        [("*", 0, 3), ("+", 1, 3), ("?", 0, 1), (f"{{{low}}}", low, low),
         (f"{{{low},}}", low, low + 2), (f"{{{low},{high}}}", low, high)]
    )

    def sample():
        return "".join(node.sample() for _ in range(source.randint(least, most)))

    return Node(node.ours + mark, sample, node.theirs + mark, loops=node.loops + 1)


def sequence(depth):
    parts = [repeated(atom(depth)) for _ in range(source.randint(0, 3))]
    return Node(
        "".join(x.ours for x in parts),
        lambda: "".join(x.sample() for x in parts),
        "".join(x.theirs for x in parts),
        loops=sum(x.loops for x in parts),
    )


def alternatives(depth):
    parts = [sequence(depth) for _ in range(source.choice([1, 1, 1, 2, 3]))]
    return Node(
        "|".join(x.ours for x in parts),
        lambda: source.choice(parts).sample(),
        "|".join(x.theirs for x in parts),
        loops=sum(x.loops for x in parts),
    )


def text_for(node):
    text = node.sample()
    kind = source.randrange(5)
    if kind == 0:
        text = "".join(source.choice(ALPHABET) for _ in range(source.randint(0, 6)))
    elif kind == 1:
        text = source.choice(ALPHABET) + text
    elif kind == 2:
        text = text + source.choice(ALPHABET)
    elif kind == 3 and text:
        index = source.randrange(len(text))
        text = text[:index] + source.choice(ALPHABET) + text[index + 1 :]
    return text[:9]


for _ in range(PATTERNS):
    node = alternatives(2)
    judge = re.compile(node.theirs, re.ASCII)
    texts = []
    for _ in range(TEXTS):
        text = text_for(node)
        texts.append(
            {
                "text": text,
                "occurs": judge.search(text) is not None,
                "whole": judge.fullmatch(text) is not None,
            }
        )
    print(json.dumps({"pattern": node.ours, "texts": texts}))
