"""The one open case about a thing: more reports join it. For commands that checked who asks."""

from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.moderation.models import Case
from omarm.moderation.queries import deciders_of, group_of, said_in, told_of

TRIES = 3


def join_or_open(thing, *, reporter=None, signals=()):
    """Return the open Case about a post, comment or colleague, locked; it begins now when there was none.

    Words that are a signal join it too, so that they are judged with it. Raises DomainError when it is decided each time
    between finding and locking.
    """
    what, about = told_of(thing)
    begun = {
        "about": about, "opened_at": timezone.now(), "said": said_in(thing), "group": group_of(thing, reader=reporter),
        "to_tell": True,
    }  # fmt: skip
    for _try in range(TRIES):
        case, _is_new = Case.objects.get_or_create(**what, decided_at=None, defaults=begun)
        locked = Case.objects.waiting().select_for_update(of=("self",), no_key=True).filter(pk=case.pk).first()
        if locked:
            _add_signals(locked, signals)
            return locked
    raise DomainError(_("Somebody decides about this just now. Try it again in a moment."), code="case_busy")


def settle_place(case):
    """Pass an open case on when its group has nobody who may decide it: at once to who has the task."""
    if case.is_with_group and not (case.group_id and deciders_of(case).exists()):
        case.passed_on_at, case.to_tell = timezone.now(), True
        case.save(update_fields=["passed_on_at", "to_tell"])


def waiting_for(case):
    """Return whom to tell that a case waits for them, as a fact carries it."""
    people = deciders_of(case).values_list("pk", flat=True)
    what = "moderation.waiting_in_group" if case.is_with_group else "moderation.waiting"
    return {"what": what, "people": list(people), "url": case.get_absolute_url()}


def _add_signals(case, signals):
    new = [word for word in signals if word not in case.signals]
    if new:
        case.signals = [*case.signals, *new]
        case.save(update_fields=["signals"])
