"""The organisation chart of a real ministry, 205 units and 154 positions: what a page of it asks the database and weighs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.browsing import signed_in
from omarm.people.models import Department

pytestmark = [pytest.mark.realdata, pytest.mark.usefixtures("town")]

MOST_QUERIES, MOST_BYTES, MOST_BYTES_OF_ALL = 16, 60_000, 150_000


@pytest.fixture
def page(import_json, realdata, cy):
    import_json("organisation", realdata / "dutch-content/polder-org/min-bzk_units.csv")
    browser = signed_in(Client(), cy)

    def fetched(address):
        browser.get(address)  # what is kept from the first time on is no question of this page
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(address)
        assert answer.status_code == 200, address
        return answer.content, len(asked)

    return fetched


def test_the_chart_of_a_ministry_arrives_small(page):
    content, asked = page("/people/chart/")
    assert asked <= MOST_QUERIES
    assert len(content) <= MOST_BYTES
    shown = [one.pk for one in Department.objects.all() if f"/people/chart/branch/{one.pk}/".encode() in content]
    assert 5 <= len(shown) <= 60  # the ministry with what is right below it


def test_every_unit_opens_as_small(page):
    parents = Department.objects.filter(children__isnull=False).distinct()
    assert parents.count() > 20
    for parent in parents:
        content, asked = page(f"/people/chart/branch/{parent.pk}/")
        assert asked <= MOST_QUERIES, parent.name
        assert len(content) <= MOST_BYTES, parent.name
        for child in parent.children.all():
            assert f"/people/chart/branch/{child.pk}/".encode() in content or f"unit={child.pk}".encode() in content


def test_the_lists_have_the_whole_of_it(page):
    content, asked = page("/people/chart/list/")
    assert asked <= MOST_QUERIES
    assert len(content) <= MOST_BYTES_OF_ALL
    text = content.decode()
    missing = [one.name for one in Department.objects.all() if f"unit={one.pk}" not in text]
    assert not missing
