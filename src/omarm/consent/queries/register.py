"""The register: everything that is measured about people, how it stands now, and how it came to be so."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.consent.measurements import Measurement, Mode, declared, get
from omarm.consent.models import ConsentRecord, ModeChoice
from omarm.consent.queries.gate import held_back, mode_from

ENDS_SOON_DAYS = 30


class State(models.TextChoices):
    """How it stands with a measurement today."""

    MEASURED = "measured", _("Measured")
    OWN = "own", _("Only for yourself")
    ENDS_SOON = "ends_soon", _("Consent ends soon")
    WAITS = "waits", _("Waits for consent")
    ENDED = "ended", _("Consent has ended")
    OFF = "off", _("Switched off")

    @property
    def tone(self):
        """The tone of its chip."""
        return {State.MEASURED: "accent", State.ENDS_SOON: "signal"}.get(self, "plain")


@dataclass(frozen=True)
class Entry:
    """One measurement as it stands today. `consent` is the record in force that lasts longest, or None."""

    measurement: Measurement
    mode: Mode
    state: State
    consent: ConsentRecord | None = None

    @property
    def ends_on(self):
        """The last day of the consent, if it has one."""
        return self.consent.until if self.consent else None

    @property
    def days_left(self):
        """How many days the consent holds after today."""
        return (self.ends_on - timezone.localdate()).days


@dataclass(frozen=True)
class Event:
    """Something that was decided about a measurement: a ConsentRecord, or a ModeChoice, on a day."""

    on: date
    record: ConsentRecord | None = None
    choice: ModeChoice | None = None
    is_withdrawal: bool = False


def may_read(person):
    """Return whether the person may read the register: everybody who works here."""
    return not person.is_guest


def may_decide(person):
    """Return whether the person records and withdraws consent and chooses modes: works council and administrators."""
    return person.has_role("works_council") or person.has_role("administrator")


def register():
    """Return an Entry for every declared measurement, in order of code: two queries, however many there are."""
    records, choices = defaultdict(list), {}
    for record in ConsentRecord.objects.select_related("recorded_by"):
        records[record.measurement].append(record)
    for choice in ModeChoice.objects.order_by("measurement", "-pk").distinct("measurement"):
        choices[choice.measurement] = choice
    return [_entry(one, records[one.code], choices.get(one.code)) for one in declared()]


def entry_of(code):
    """Return the Entry of one measurement. Raises KeyError."""
    records = ConsentRecord.objects.filter(measurement=code)
    return _entry(get(code), list(records), ModeChoice.objects.filter(measurement=code).first())


def history_of(code):
    """Return the Events of a measurement, newest first."""
    return histories(code)[code]


def histories(*codes):
    """Return {code: its Events, newest first} of these measurements, or of all: two queries."""
    of_these = {"measurement__in": codes} if codes else {}
    found = defaultdict(list)
    for record in ConsentRecord.objects.filter(**of_these).select_related("recorded_by"):
        found[record.measurement].append(Event(record.given_on, record=record))
        if record.withdrawn_on:
            found[record.measurement].append(Event(record.withdrawn_on, record=record, is_withdrawal=True))
    for choice in ModeChoice.objects.filter(**of_these).select_related("chosen_by"):
        found[choice.measurement].append(Event(timezone.localdate(choice.chosen_at), choice=choice))
    for events in found.values():
        events.sort(key=lambda event: event.on, reverse=True)
    return found


def consent_to_end(pk):
    """Return a ConsentRecord that can be withdrawn. Raises ConsentRecord.DoesNotExist."""
    return ConsentRecord.objects.in_force(timezone.localdate()).get(pk=pk)


def _entry(measurement, records, choice):
    today = timezone.localdate()
    standing = [
        record for record in records
        if record.withdrawn_on is None and record.given_on <= today and (record.until is None or record.until >= today)
    ]  # fmt: skip
    consent = max(standing, key=lambda record: record.until or date.max, default=None)
    chosen = mode_from(measurement, choice and choice.mode)
    mode = held_back(measurement, chosen, has_consent=consent is not None)
    return Entry(measurement, mode, _state(measurement, chosen, consent, had_consent=bool(records)), consent)


def _state(measurement, chosen, consent, *, had_consent):
    if chosen == Mode.NONE:
        return State.OFF
    if measurement.needs_works_council and consent is None and chosen.rank > measurement.without_consent.rank:
        return State.ENDED if had_consent else State.WAITS
    if chosen == Mode.OWN:
        return State.OWN
    if (
        measurement.needs_works_council
        and consent.until
        and (consent.until - timezone.localdate()).days <= ENDS_SOON_DAYS
    ):
        return State.ENDS_SOON
    return State.MEASURED
