"""Prints test vectors for exact decimals, one a line, separated by tabs:

operation, left, right, digits, mode, expected

Numbers are written coefficient:scale. What is expected follows from fractions.Fraction and two
limits alone: a coefficient of 128 bits with a sign, and at most 18 digits behind the point. It is
the shortest form of the exact result, or the reasons why there is none:

divisionByZero    the divisor is zero
inexact           no form with 18 digits behind the point or fewer
overflow          there is such a form, but its coefficient has more than 128 bits
inexact|overflow  no such form, and even the digits before the point have more than 128 bits

The vectors are made anew for every run of the tests, always the same ones: as a file they would be some ten
megabytes that nobody reads, and what makes them would drift away from them.
"""

import decimal
import random
import sys
from decimal import Decimal
from fractions import Fraction

SEED = 20260101
LEAST, MOST = -(2**127), 2**127 - 1
MAX_SCALE = 18
MODES = ["down", "up", "floor", "ceiling", "half-up", "half-down", "half-even"]
ROUNDINGS = {
    "down": decimal.ROUND_DOWN,
    "up": decimal.ROUND_UP,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
    "half-up": decimal.ROUND_HALF_UP,
    "half-down": decimal.ROUND_HALF_DOWN,
    "half-even": decimal.ROUND_HALF_EVEN,
}

decimal.getcontext().prec = 200
source = random.Random(SEED)


class Number:
    """A coefficient with a scale, as the type stores it."""

    def __init__(self, coefficient, scale):
        assert LEAST <= coefficient <= MOST and 0 <= scale <= MAX_SCALE
        self.coefficient = coefficient
        self.scale = scale
        self.value = Fraction(coefficient, 10**scale)

    def __str__(self):
        return f"{self.coefficient}:{self.scale}"


def scale_of(value):
    """The fewest digits behind the point that write a fraction; None where none do."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else None


def number_of(value):
    """The shortest form of a fraction; None where the type has none."""
    scale = scale_of(value)
    if scale is None or scale > MAX_SCALE:
        return None
    coefficient = int(value * 10**scale)
    return Number(coefficient, scale) if LEAST <= coefficient <= MOST else None


def expected(value):
    number = number_of(value)
    if number is not None:
        return str(number)
    scale = scale_of(value)
    if scale is not None and scale <= MAX_SCALE:
        return "overflow"
    return "inexact|overflow" if abs(value) > MOST else "inexact"


def rounded(value, digits, mode):
    """A fraction rounded to a number of digits behind the point."""
    scaled = value * 10**digits
    low = scaled.numerator // scaled.denominator
    rest = scaled - low
    if rest == 0:
        return Fraction(low, 10**digits)
    toward_zero = low if value > 0 else low + 1
    away = low + 1 if value > 0 else low
    half = Fraction(1, 2)
    if mode == "floor":
        result = low
    elif mode == "ceiling":
        result = low + 1
    elif mode == "down":
        result = toward_zero
    elif mode == "up":
        result = away
    elif rest != half:
        result = low if rest < half else low + 1
    elif mode == "half-up":
        result = away
    elif mode == "half-down":
        result = toward_zero
    else:
        result = low if low % 2 == 0 else low + 1
    return Fraction(result, 10**digits)


def coefficient():
    kind = source.randrange(8)
    if kind == 0:
        return source.choice([0, 1, -1, 2, -2, 5, 9, 10, -10, 99, 100])
    if kind == 1:
        return source.randint(-1000, 1000)
    if kind == 2:
        return MOST - source.choice([0, source.randrange(100)])
    if kind == 3:
        return LEAST + source.choice([0, source.randrange(100)])
    if kind == 4:
        return source.choice([1, -1]) * 10 ** source.randint(0, 38)
    if kind == 5:
        return source.choice([1, -1]) * 2 ** source.randint(0, 126)
    if kind == 6:
        return source.choice([1, -1]) * 5 ** source.randint(0, 54)
    return source.choice([1, -1]) * source.getrandbits(source.randint(1, 127))


def number():
    """A number, sometimes with zeros at the end."""
    result = Number(coefficient(), source.randint(0, MAX_SCALE))
    while source.random() < 0.2:
        longer = result.coefficient * 10
        if result.scale == MAX_SCALE or not LEAST <= longer <= MOST:
            break
        result = Number(longer, result.scale + 1)
    return result


def partner(operation):
    """Operands that are made from their result, so that exact results near the limits occur."""
    while True:
        if operation == "*" and source.random() < 0.5:
            twos, fives = source.randint(0, 60), source.randint(0, 50)
            left, right = 2**twos * source.randint(1, 9), 5**fives * source.randint(1, 9)
            scales = source.randint(0, MAX_SCALE), source.randint(0, MAX_SCALE)
            return Number(source.choice([1, -1]) * left, scales[0]), Number(right, scales[1])
        result, right = number(), number()
        if operation == "+":
            left = number_of(result.value - right.value)
        elif operation == "-":
            left = number_of(result.value + right.value)
        elif operation == "*":
            left = number_of(result.value / right.value) if right.value else None
        else:
            left = number_of(result.value * right.value)
        if left is not None:
            return left, right


def beyond():
    """A number at a limit and a small one of the same scale, whose sum often needs one digit less."""
    scale = source.randint(0, MAX_SCALE)
    limit = source.choice([MOST - source.randrange(10), LEAST, LEAST + source.randrange(10)])
    pair = [Number(limit, scale), Number(source.randint(-200, 200), scale)]
    source.shuffle(pair)
    return tuple(pair)


def operands(operation):
    chance = source.random()
    if chance < 0.1:
        return beyond()
    return (number(), number()) if chance < 0.6 else partner(operation)


def emit(operation, left, right="-", digits="-", mode="-", result=""):
    sys.stdout.write(f"{operation}\t{left}\t{right}\t{digits}\t{mode}\t{result}\n")


def arithmetic(count):
    functions = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a / b,
    }
    for operation, function in functions.items():
        for _ in range(count):
            left, right = operands(operation)
            if operation == "/" and right.value == 0:
                emit(operation, left, right, result="divisionByZero")
            else:
                emit(operation, left, right, result=expected(function(left.value, right.value)))


def comparisons(count):
    for _ in range(count):
        left, right = number(), number()
        if source.random() < 0.3:
            right = number_of(left.value + Fraction(source.randint(-1, 1), 10**MAX_SCALE)) or right
        order = "<" if left.value < right.value else ">" if left.value > right.value else "="
        emit("compare", left, right, result=order)


def quotients(count):
    for _ in range(count):
        left, right = operands("/")
        digits, mode = source.randint(0, MAX_SCALE), source.choice(MODES)
        if source.random() < 0.3 and right.value:
            tie = Fraction(2 * source.randint(-500, 500) + 1, 2 * 10 ** source.randint(0, 6))
            left = number_of(tie * right.value) or left
            digits = max(0, (scale_of(left.value / right.value) or 1) - 1) % (MAX_SCALE + 1)
        if right.value == 0:
            emit("divided", left, right, digits, mode, "divisionByZero")
        else:
            result = rounded(left.value / right.value, digits, mode)
            emit("divided", left, right, digits, mode, expected(result))


def roundings(count):
    for _ in range(count):
        left = number()
        digits, mode = source.randint(0, MAX_SCALE), source.choice(MODES)
        if source.random() < 0.3:
            digits = max(0, left.scale - 1)
            left = Number(10 * (left.coefficient // 100) + 5, left.scale)
        result = rounded(left.value, digits, mode)
        judge = Decimal(left.coefficient).scaleb(-left.scale)
        judge = judge.quantize(Decimal(1).scaleb(-digits), rounding=ROUNDINGS[mode])
        assert Fraction(judge) == result, (str(left), digits, mode)
        emit("rounded", left, "-", digits, mode, expected(result))


def texts(count):
    for _ in range(count):
        value = number()
        shortest = number_of(value.value)
        exact = Decimal(shortest.coefficient).scaleb(-shortest.scale)
        emit("print", value, result=format(exact, "f") if value.value else "0")
    for _ in range(count):
        value = number()
        digits = str(abs(value.coefficient)).rjust(value.scale + 1, "0")
        cut = len(digits) - value.scale
        written = digits[:cut] + ("." + digits[cut:] if value.scale else "")
        written = "0" * source.choice([0, 0, 0, 1, 5, 40]) + written
        written = ("-" if value.coefficient < 0 else "") + written
        emit("parse", written, result=expected(value.value))


arithmetic(13_000)
comparisons(10_000)
quotients(20_000)
roundings(10_000)
texts(5_000)
