"""What is reached on the judged set of questions is held: asked again in other words, and sent to a group.

The goals, 0.80 in the first five and 0.85 in the first three, are reached; docs/features/questions-finding.md tells how.
"""

from pathlib import Path

import pytest

from omarm.demo.bench.questions import measure_quality, table_of_quality
from omarm.houserules.queries import forget_standing
from omarm.people.queries import forget_organisation
from omarm.questions.queries.words import forget_reader
from omarm.search.queries import forget_known

JUDGED = Path(__file__).with_name("judged.toml")
PARTS = (("as it is", "srtf"), ("without any list", ""))


@pytest.fixture
def forgetting():
    """Have nothing remembered of the organisation that is made here and taken back."""
    yield
    for forget in (forget_organisation, forget_standing, forget_known, forget_reader):
        forget()


@pytest.mark.django_db
def test_what_is_reached_on_the_judged_set_is_held(forgetting):
    told = measure_quality(JUDGED, parts=PARTS)
    table = table_of_quality(told)
    before, where = (
        {row["what"].strip(): row for row in told["rows"] if row["is_group"] is kind} for kind in (False, True)
    )
    assert before["as it is"]["n"] >= 60, table
    assert where["as it is"]["n"] >= 100, table
    assert before["as it is"]["in_5"] >= 0.67, table
    assert before["as it is"]["in_5_of_others"] >= 0.80, table
    assert where["as it is"]["in_3"] >= 0.85, table
    assert before["PostgreSQL, any of the words"]["in_5"] <= before["as it is"]["in_5"] - 0.3, table
    assert before["without any list"]["in_5"] <= before["as it is"]["in_5"] - 0.2, table
