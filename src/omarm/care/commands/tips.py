"""Giving tips, putting one aside, and how the organisation says them."""

from itertools import batched

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.care.models import TipGiven, TipWords
from omarm.care.queries.tips import given_lately, groups_without_tip, may_word_tips, monday, said_now, states_of
from omarm.care.tips import fitting, tip_of
from omarm.groups.models import Group

AT_A_TIME = 500


def give_tips():
    """Give each group that has none this week the tip that fits it best and was not given lately. Returns how many."""
    week = monday()
    off = {code for code, said in said_now().items() if said.is_off}
    return sum(_give(groups, week, off) for groups in batched(groups_without_tip(week), AT_A_TIME, strict=False))


@transaction.atomic
def dismiss_tip(*, actor, group):
    """Put the tip of this week aside, for all who manage the group; the next comes next week."""
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied
    TipGiven.objects.filter(group=group, week=monday()).update(is_dismissed=True)


@transaction.atomic
def change_tip(*, actor, code, words):
    """Change how the organisation says a tip (fields of TipWords), or switch it off. Returns the TipWords.

    Raises KeyError for a code that is no tip.
    """
    if not may_word_tips(actor):
        raise PermissionDenied
    tip_of(code)
    row, _is_new = TipWords.objects.update_or_create(code=code, defaults=words)
    return row


def _give(groups, week, off):
    states, lately = states_of(groups), given_lately(groups)
    chosen = {pk: next(iter(fitting(state, without=off | lately.get(pk, set()))), None) for pk, state in states.items()}
    given = [TipGiven(group_id=pk, code=tip.code, week=week) for pk, tip in chosen.items() if tip]
    TipGiven.objects.bulk_create(given, ignore_conflicts=True)
    return len(given)
