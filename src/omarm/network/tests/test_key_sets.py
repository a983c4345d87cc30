"""Key players, against every set that there is, worked out in plain Python."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omarm.network.measures import key_players, key_sets
from omarm.network.tests.nets import net, net_of, nets, path


def distances(ties, without=()):
    """Return {(one, other): steps} between people who are left, ties both ways."""
    left = [place for place in range(len(ties.people)) if place not in without]
    beside = {place: set() for place in left}
    for one, other in ties.arcs:
        if one in beside and other in beside:
            beside[one].add(other)
            beside[other].add(one)
    steps = {}
    for start in left:
        border, far = {start}, 0
        while border:
            steps |= {(start, place): far for place in border if (start, place) not in steps}
            border, far = {other for place in border for other in beside[place] if (start, other) not in steps}, far + 1
    return steps


def reach(ties, chosen):
    steps = distances(ties)
    nearest = (min(steps.get((one, place), float("inf")) for one in chosen) for place in range(len(ties.people)))
    return sum(1 / max(1, far) for far in nearest) / len(ties.people)


def fragmentation(ties, gone):
    left = len(ties.people) - len(gone)
    near = sum(1 / far for far in distances(ties, gone).values() if far)
    return 1 - near / (left * (left - 1)) if left > 1 else 0


def best(ties, size, value):
    return max(value(ties, chosen) for chosen in combinations(range(len(ties.people)), size))


def value_of(ties, found, value):
    return value(ties, [ties.people.index(who) for who in found.people])


@given(nets(), st.integers(1, 3))
def test_the_best_set_is_the_best_of_all(ties, size):
    found = key_players(ties, size, by="reach")
    assert len(found.people) == min(size, len(ties.people))
    assert found.value == pytest.approx(value_of(ties, found, reach))
    assert found.value == pytest.approx(best(ties, len(found.people), reach))

    found = key_players(ties, size, by="fragment")
    if len(ties.people) < 2:
        assert found.value is None
    else:
        assert found.value == pytest.approx(value_of(ties, found, fragmentation))
        assert found.value == pytest.approx(best(ties, len(found.people), fragmentation))


@given(nets(most=9), st.integers(1, 4))
def test_built_up_and_swapped_a_set_is_nearly_as_good(ties, size):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(key_sets, "MOST_TRIED", 0)
        patched.setattr(key_sets, "WORK", 0)  # which leaves the fewest candidates: more than there are people here
        found = {by: key_sets.key_players(ties, size, by=by) for by in key_sets.KINDS}
    for by, value in (("reach", reach), ("fragment", fragmentation)):
        if found[by].value is not None:
            assert found[by].value == pytest.approx(value_of(ties, found[by], value))
            most = best(ties, len(found[by].people), value)
            assert 0.9 * most - 1e-9 <= found[by].value <= most + 1e-9


def test_a_swap_mends_what_the_first_choice_spoilt(monkeypatch):
    # The middle of the path is the best one; for two people it is in the way of both quarters.
    monkeypatch.setattr(key_sets, "MOST_TRIED", 0)
    assert key_sets.key_players(path(5), 1, by="reach").people == ("2",)
    assert set(key_sets.key_players(path(6), 2, by="reach").people) == {"1", "4"}


def test_whose_leaving_cuts_a_network_in_two():
    ends = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]
    found = key_players(net(6, ends), 1, by="fragment")
    assert found.people in {("2",), ("3",)}
    assert found.value == pytest.approx(1 - 2 * (1 + 3) / (5 * 4))


@pytest.mark.realdata
def test_real_sets_are_the_best_of_all(realdata):
    ties = net_of(realdata / "krackhardt-hightech", "nodes.csv", "friendship.csv")
    for by, value in (("reach", reach), ("fragment", fragmentation)):
        found = key_players(ties, 2, by=by)
        assert found.value == pytest.approx(best(ties, 2, value))
        assert found.walked is None


def test_of_a_large_network_the_value_is_an_estimate(monkeypatch):
    ties = net(400, [(place, (place * 7 + step) % 400) for place in range(400) for step in (1, 2)])
    exact = key_players(ties, 2, by="fragment")
    assert exact.walked == key_sets.MOST_WALKED
    assert exact.value == pytest.approx(value_of(ties, exact, fragmentation), abs=0.01)
    assert exact == key_players(ties, 2, by="fragment")


def test_it_never_asks_for_more_people_than_there_are():
    assert key_players(net(2, [(0, 1)]), 5, by="reach").people == ("0", "1")
    assert key_players(net(2, [(0, 1)]), 5, by="fragment").people == ()
