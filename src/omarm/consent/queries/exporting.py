"""The register as plain data, for who takes it along."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from omarm.consent.queries.register import histories, register
from omarm.core.spreadsheets import cell


def as_data(*, names):
    """Return the register of today as dicts, lists and texts; `names`: with who recorded and chose."""
    events = histories()
    return {
        "made_on": timezone.localdate().isoformat(),
        "measurements": [
            _measurement(entry, names=names)
            | {"history": [_event(event, names=names) for event in events[entry.measurement.code]]}
            for entry in register()
        ],
    }


def as_table():
    """Return the register of today as rows of texts, the heads first; the consent is the one in force."""
    heads = [
        _("Code"), _("What"), _("Why"), _("From"), _("Seen by"), _("Floor"), _("Why a lower floor"),
        _("Kept, in days"), _("Needs the works council"), _("State"), pgettext("column of the register", "Way"),
        _("Agreed by"), _("Given on"), _("Until and with"), _("Document"),
    ]  # fmt: skip
    return [heads, *(_row(_measurement(entry, names=False)) for entry in register())]


def _measurement(entry, *, names):
    one = entry.measurement
    return {
        "code": one.code, "title": str(one.title), "purpose": str(one.purpose), "source": list(one.source),
        "audience": str(one.audience), "floor": one.floor, "floor_reason": str(one.floor_reason),
        "retention_days": one.retention_days, "needs_works_council": one.needs_works_council,
        "modes": [str(mode) for mode in one.modes], "mode": str(entry.mode),
        "state": str(entry.state), "state_in_words": str(entry.state.label),
        "consent": _consent(entry.consent, names=names) if entry.consent else None,
    }  # fmt: skip


def _consent(record, *, names):
    told = {
        "given_by": record.given_by, "given_on": record.given_on.isoformat(), "scope": record.scope,
        "document": record.document, "until": record.until and record.until.isoformat(),
        "withdrawn_on": record.withdrawn_on and record.withdrawn_on.isoformat(),
    }  # fmt: skip
    return told | ({"recorded_by": record.recorded_by.name} if names else {})


def _event(event, *, names):
    on = {"on": event.on.isoformat()}
    if event.record:
        return on | {"what": "withdrawn" if event.is_withdrawal else "given"} | _consent(event.record, names=names)
    told = {"what": "mode", "mode": event.choice.mode, "reason": event.choice.reason}
    return on | told | ({"chosen_by": event.choice.chosen_by.name} if names else {})


def _row(row):
    consent = row["consent"] or {}
    cells = [
        row["code"], row["title"], row["purpose"], ", ".join(row["source"]), row["audience"], str(row["floor"]),
        row["floor_reason"], str(row["retention_days"]), _("yes") if row["needs_works_council"] else _("no"),
        row["state_in_words"], row["mode"], *(consent.get(key) or "" for key in ("given_by", "given_on", "until", "document")),
    ]  # fmt: skip
    return [cell(text) for text in cells]
