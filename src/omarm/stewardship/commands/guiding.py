"""What who guides the course does: the words, the rules of levels, asking owners, taking a certificate back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.stewardship.lessons import lesson_of
from omarm.stewardship.models import Certificate, CourseSetting, LessonWords, LevelRule, OwnersAsked
from omarm.stewardship.queries.guiding import owners_to_ask, owners_to_ask_of, untrained_group, untrained_groups
from omarm.stewardship.queries.levels import level_rule
from omarm.stewardship.queries.seeing import guides_course, may_word_lessons

MOST_AT_ONCE = 200  # groups of which the owners are asked in one act: a page's time


@transaction.atomic
def change_lesson(*, actor, code, words):
    """Change how the organisation says a lesson (fields of LessonWords), or switch it off. Returns the LessonWords.

    Raises KeyError for a code that is no lesson.
    """
    if not may_word_lessons(actor):
        raise PermissionDenied
    lesson_of(code)
    row, _is_new = LessonWords.objects.update_or_create(code=code, defaults=words)
    note_act(actor=actor, act="course.lesson_changed", target=code)
    return row


@transaction.atomic
def change_rule(*, actor, level, asked):
    """Change what is asked for a level (fields of LevelRule). Returns the LevelRule. Certificates that count stay as they are.

    Raises KeyError for a code that is no level.
    """
    if not guides_course(actor):
        raise PermissionDenied
    level_rule(level)
    row, _is_new = LevelRule.objects.update_or_create(level=level, defaults=asked)
    note_act(actor=actor, act="course.rule_changed", target=row.get_level_display(), **asked)
    return row


@transaction.atomic
def set_community(*, actor, makes):
    """Choose whether the community of owners is made by itself. Returns the CourseSetting. One that is there stays."""
    if not guides_course(actor):
        raise PermissionDenied
    row, _is_new = CourseSetting.objects.update_or_create(pk=1, defaults={"makes_community": makes})
    note_act(actor=actor, act="course.community_set", target="", makes=makes)
    return row


@transaction.atomic
def ask_owners(*, actor, group):
    """Ask the owners of a group without a trained one whether they take the course. Returns whether they were asked.

    Once in twelve weeks; who wants no invitation is left in peace, and the answer does not tell whether anybody did.
    Raises Group.DoesNotExist for a group that has one, or that the actor may not know of.
    """
    if not guides_course(actor):
        raise PermissionDenied
    Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    group = untrained_group(actor, group.slug)
    if group.asked:
        return False
    OwnersAsked.objects.update_or_create(group=group, defaults={"asked_on": timezone.localdate()})
    log.record("course.proposed", actor=actor, subject=group, people=owners_to_ask(group))
    return True


@transaction.atomic
def ask_all_owners(*, actor):
    """Ask the owners of all groups without a trained one that the actor may know of, as ask_owners does.

    Returns of how many groups: at most two hundred at a time, those that are there longest first. Who owns several is told once.
    """
    if not guides_course(actor):
        raise PermissionDenied
    waiting = untrained_groups().filter(asked=False, pk__in=Group.objects.listed_for(actor).values("pk"))
    ids = list(waiting.order_by("created_at", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    list(Group.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
    groups = list(waiting.filter(pk__in=ids).order_by("pk"))  # who pressed at the same moment asked some of them
    people, today = owners_to_ask_of(ids), timezone.localdate()
    OwnersAsked.objects.bulk_create(
        [OwnersAsked(group=group, asked_on=today) for group in groups],
        update_conflicts=True, unique_fields=["group"], update_fields=["asked_on"],
    )  # fmt: skip
    for group in groups:
        if people[group.pk]:
            log.record("course.proposed", actor=actor, subject=group, people=people[group.pk])
    return len(groups)


@transaction.atomic
def take_back_certificate(*, actor, certificate, reason):
    """Take back a certificate that was given wrongly. Returns it. Its holder is told, and it stands in the audit.

    Raises DomainError when it counts no more.
    """
    if not guides_course(actor) or certificate.person_id == actor.pk:
        raise PermissionDenied
    present = Certificate.objects.valid().select_for_update(of=("self",), no_key=True).filter(pk=certificate.pk).first()
    if present is None:
        raise DomainError(_("This certificate does not count any more."), code="ended")
    present.ended_on = timezone.localdate()
    present.save(update_fields=["ended_on"])

    note_act(
        actor=actor, act="course.certificate_taken_back", target=present.person.username, level=present.level, reason=reason
    )  # fmt: skip
    log.record("course.taken_back", actor=actor, subject=present)
    return present
