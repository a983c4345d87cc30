"""The days of the law, held against the library that knows those of all countries."""

from datetime import date

from holidays.countries.netherlands import Netherlands

from omarm.core.holidays import NAMES, holiday_on, public_holidays

NOT_OFF = "Good Friday"


def test_they_are_those_of_the_library_for_half_a_century():
    known = Netherlands(years=range(2015, 2065), language="en_US")
    days = {day for day, name in known.items() if name != NOT_OFF}
    assert {day for year in range(2015, 2065) for day in public_holidays(year)} == days


def test_the_king_has_his_day_on_saturday_when_it_would_be_sunday():
    assert holiday_on(date(2025, 4, 26)) == "kings_day"
    assert holiday_on(date(2025, 4, 27)) == ""
    assert holiday_on(date(2026, 4, 27)) == "kings_day"


def test_liberation_day_is_off_once_in_five_years():
    assert [year for year in range(2024, 2036) if holiday_on(date(year, 5, 5)) == "liberation_day"] == [
        2025,
        2030,
        2035,
    ]


def test_each_has_a_name():
    assert {code for year in range(2020, 2030) for code in public_holidays(year).values()} == set(NAMES)
