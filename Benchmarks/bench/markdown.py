"""The pieces of the results page. Each stands apart from what is above it."""


def heading(text):
    print(f"\n## {text}", flush=True)


def note(text):
    print(f"\n{text}", flush=True)


def left_out(text):
    note(f"**Left out:** {text}")


def table(header, rows):
    """The first column is text, the others are numbers."""
    print(f"\n| {' | '.join(header)} |")
    print(f"|---|{'---:|' * (len(header) - 1)}")
    for row in rows:
        print(f"| {' | '.join(str(cell) for cell in row)} |", flush=True)


def targets(*lines):
    print()
    for line in lines:
        print(f"- {line}", flush=True)


def at_most(limit, unit, what, measured):
    return verdict(measured <= limit, f"{what} at most {limit:g}{unit}; measured {measured:.3g}{unit}")


def at_least(limit, unit, what, measured):
    return verdict(measured >= limit, f"{what} at least {limit:g}{unit}; measured {measured:.3g}{unit}")


def verdict(is_met, text):
    return f"{'met' if is_met else '**missed**'}: {text}"


def seconds(value):
    if value < 0.1:
        return f"{value * 1e3:.1f} ms"
    return f"{value:.2f} s"


def megabytes(value):
    return f"{value:.1f} MB" if value < 100 else f"{value:.0f} MB"
