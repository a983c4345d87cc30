"""The one open case about a thing: more reports join it. For commands that checked who asks."""

from django.utils import timezone

from omarm.activity import log
from omarm.moderation.models import Case
from omarm.moderation.queries import deciders_of, group_of, said_in, told_of


def join_or_open(thing, *, reporter=None, signal=""):
    """Return the open Case about a post, comment or colleague, locked; it begins now when there was none.

    It lies with the group where the thing stands, unless nobody there may judge: then at once with who has the task.
    """
    what, about = told_of(thing)
    found = {
        "defaults": {
            "about": about, "opened_at": timezone.now(), "said": said_in(thing), "group": group_of(thing),
            "signal": signal[:80],
        }
    }  # fmt: skip
    # Decided between finding and locking: then another begins.
    for _try in range(3):
        case, is_new = Case.objects.get_or_create(**what, decided_at=None, **found)
        locked = Case.objects.waiting().select_for_update(of=("self",)).filter(pk=case.pk).first()
        if locked:
            break
    if is_new:
        settle_place(locked, but=reporter)
        log.record("case.opened", actor=None, subject=locked, told=[waiting_for(locked, but=reporter)])
    return locked


def settle_place(case, *, but=None):
    """Pass a case on when its group has nobody who may decide it. Returns whether it was passed on."""
    if not case.is_with_group:
        return False
    if case.group_id and deciders_of(case).exclude(pk=but.pk if but else None).exists():
        return False
    case.passed_on_at = timezone.now()
    case.save(update_fields=["passed_on_at"])
    return True


def waiting_for(case, *, but=None):
    """Return whom to tell that a case waits for them, as a fact carries it."""
    people = deciders_of(case).exclude(pk=but.pk if but else None).values_list("pk", flat=True)
    what = "moderation.waiting_in_group" if case.is_with_group else "moderation.waiting"
    return {"what": what, "people": list(people), "url": case.get_absolute_url()}
