"""Prints every day that the calendar of datetime.date has from 1900 to 2100, in order."""

import datetime

day = datetime.date(1900, 1, 1)
while day.year <= 2100:
    print(day.isoformat())
    day += datetime.timedelta(days=1)
