"""What the owner of one item may know of the answers: declared here, and asked only past the consent gate."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import ConsentMissing, is_measured, measures, require
from omarm.mustread.models import Confirmation, MustRead

TOTALS = "mustread.totals"
NAMES = "mustread.names"
KEPT_DAYS = 90

declare(
    Measurement(
        code=TOTALS,
        title=_("How many people confirmed that they read a must-read"),
        purpose=_("To know whether what must be known has arrived."),
        source=("mustread_confirmation",),
        audience=_("Who asked it, of that one item."),
        retention_days=KEPT_DAYS,
        needs_works_council=False,
    )
)
declare(
    Measurement(
        code=NAMES,
        title=_("Who has not confirmed a must-read"),
        purpose=_("To remind, or tell in another way, who does not know yet what must be known."),
        source=("mustread_confirmation", "people_person"),
        audience=_("Who asked it, of that one item: not managers, not administrators."),
        retention_days=KEPT_DAYS,
        floor=1,
        floor_reason=_("It is a list of names by its nature; that is why it waits for consent."),
        needs_works_council=True,
    )
)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many of how many, as of this morning. Either is None where it, or the rest, is about fewer people than the floor.

    `confirmed` is counted in steps of the floor: at least so many.
    """

    asked: int | None
    confirmed: int | None
    floor: int
    most_did: bool = False
    """Whether all, or all but fewer than the floor, have confirmed; only when `confirmed` is None."""

    @property
    def per_cent(self):
        return round(100 * self.confirmed / self.asked)


@measures(TOTALS)
def totals_of(must_read, *, gate):
    """Return the Totals of one's own item. Only for its owner: `own_must_read` asks that.

    Both who did and who did not must be as many as the floor, or the total would tell on the few. What people did today
    counts from tomorrow, and it counts in steps of the floor: else a total that goes from 12 to 13 after a talk with
    somebody would be their name. Who confirmed stays counted after leaving: else the total before and after taking
    somebody out of the group would be their answer.
    """
    count = must_read.people_asked().count()
    confirmed = Confirmation.objects.filter(must_read=must_read, confirmed_on__lt=timezone.localdate()).count()
    confirmed = min(confirmed, count)
    if count < gate.floor:
        return Totals(None, None, gate.floor)
    if min(confirmed, count - confirmed) < gate.floor:
        return Totals(count, None, gate.floor, most_did=confirmed > count - confirmed)
    return Totals(count, confirmed - confirmed % gate.floor, gate.floor)


@measures(NAMES)
def who_has_not(owner, post_id, *, gate, limit=200):
    """Return (the first people by surname who were asked and have not confirmed, whether there are more).

    For the owner alone: raises MustRead.DoesNotExist for anyone else's item, ConsentMissing until the works council
    agreed, and for what was asked before it did.
    """
    people = list(_answers(owner, post_id).filter(has_confirmed=False)[: limit + 1])
    return people[:limit], len(people) > limit


@measures(NAMES)
def answers_of(owner, post_id, *, gate):
    """Return everyone who was asked, by surname, each with `.has_confirmed`. Raises as `who_has_not`."""
    return list(_answers(owner, post_id))


def names_are_open():
    """Return whether names may be shown: the works council agreed, and it is not switched off."""
    return is_measured(NAMES)


def totals_are_open():
    """Return whether totals may be shown: they can be switched off."""
    return is_measured(TOTALS)


def require_names(must_read):
    """Raise ConsentMissing unless names may be shown now, and people were told so when this round was asked."""
    require(NAMES)
    if not must_read.names_from_start:
        raise ConsentMissing(
            now_("People were asked this while no names were shown. Ask again to see names."),
            code="names_not_from_start",
        )


def _answers(owner, post_id):
    must_read = MustRead.objects.owned_by(owner).standing().get(pk=post_id, level=MustRead.Level.MUST)
    require_names(must_read)
    return _with_answer(must_read.people_asked(), must_read).select_related("department").by_surname()


def _with_answer(people, must_read):
    confirmed = Confirmation.objects.filter(must_read=must_read, person=OuterRef("pk"))
    return people.annotate(has_confirmed=Exists(confirmed))
