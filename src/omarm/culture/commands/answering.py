"""Answering a scan, or saying that one would rather not. Nobody is told, no fact is recorded, and nothing joins the two lists."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.consent.queries import require
from omarm.core.errors import DomainError
from omarm.core.floor import FLOOR
from omarm.culture.models import Box, Part, Scan
from omarm.culture.queries.gate import CULTURE
from omarm.culture.queries.items import ITEMS
from omarm.culture.queries.sheet import EIGHT, summed, unfinished
from omarm.surveys.rules.places import departments_of


@transaction.atomic
def answer(*, actor, scan, sheet):
    """Put a sheet (of each item eight numbers) with those of the actor's part of the organisation. Returns nothing.

    It cannot be changed or taken back: it cannot be found. Raises PermissionDenied for a guest and for who left, DomainError
    for a scan that is closed, for a second answer, and for points that are not a hundred together, now and wanted.
    """
    require(CULTURE)
    now = _open_scan(actor, scan)
    if len(sheet) != len(ITEMS) or any(len(numbers) != EIGHT for numbers in sheet) or unfinished(sheet):
        raise DomainError(_("Divide a hundred points in every item, now and wanted."), code="not_a_hundred")

    _mark(actor, now)
    part = _part_of(actor, _parts(now))
    part.sheets = sorted([*part.sheets, summed(sheet)])
    part.save(update_fields=["sheets"])


@transaction.atomic
def decline(*, actor, scan):
    """Say that one would rather not answer: one is not asked again, and it is kept as if one had. Returns nothing.

    Raises as `answer` does.
    """
    require(CULTURE)
    _mark(actor, _open_scan(actor, scan))


def _open_scan(actor, scan):
    """Return the scan under a lock that counting and other answers wait for, if it can be answered by them now."""
    if not scan.people_asked().filter(pk=actor.pk).exists():
        raise PermissionDenied
    now = Scan.objects.kept().select_for_update(of=("self",), no_key=True).filter(pk=scan.pk).first()
    if now is None or not now.is_running:
        raise DomainError(_("This scan is closed. Nothing can be answered any more."), code="scan_closed")
    return now


def _mark(actor, scan):
    """Note that somebody answered or would rather not."""
    box, _new = Box.objects.get_or_create(scan=scan)
    if actor.pk in box.answered:
        raise DomainError(_("You have answered this scan already, or said that you would rather not."), code="answered")
    box.answered = sorted([*box.answered, actor.pk])
    box.save(update_fields=["answered"])


def _parts(scan):
    """Return the Parts of a scan; they are made with its first answer, from who works where on that day.

    A department has one when as many as the floor work there: a smaller one goes with the part around it.
    """
    if not scan.parts.exists():
        Part.objects.bulk_create(divided(scan))
    return {part.department_id: part for part in scan.parts.select_for_update(no_key=True)}


def divided(scan):
    """Return the Parts into which a scan is divided, not stored."""
    paths = dict(scan.people_asked().values_list("pk", "department__path"))
    places = departments_of({pk: path or [] for pk, path in paths.items()})
    size = Counter(key for place in places.values() for key in {*place} - {None})
    asked, around = Counter({None: 0}), {}
    for department, area in places.values():
        key = next((one for one in (department, area) if size[one] >= FLOOR), None)
        asked[key] += 1
        around[key] = area if key is not None and size[area] >= FLOOR else None
    for area in {*around.values()} - {None}:
        asked.setdefault(area, 0)
        around[area] = area
    return [Part(scan=scan, department_id=key, area_id=around.get(key), asked=number) for key, number in asked.items()]


def _part_of(actor, parts):
    path = actor.department.path if actor.department else []
    return next((parts[pk] for pk in reversed(path) if pk in parts), parts[None])
