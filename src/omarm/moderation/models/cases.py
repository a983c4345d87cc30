"""What colleagues report, who decided what about it and why, and the way to a second person."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Group
from omarm.stream.models import Comment, Post

HOUSE_ROLES = ("administrator", "community_manager")


OUTCOMES = {
    ("kept", False): _("It stays as it is."),
    ("kept", True): _("Nothing needs to change."),
    ("hidden", False): _("It was hidden: nobody reads it any more."),
    ("restored", False): _("It can be read again."),
    ("spoken", False): _("It stays. Its author is spoken to about it."),
    ("spoken", True): _("The colleague is spoken to about it."),
}


class CaseQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(decided_at=None)

    def decided(self):
        return self.filter(decided_at__isnull=False)

    def handled_by(self, person):
        """THE rule of cases: the group's own with its owner and managers, what was passed on with who has the task.

        Nobody handles what is about themselves, nor what they reported themselves.
        """
        return self.filter(_place_of("", person)).exclude(_touched("", person))

    def strikes_of(self, person):
        """Return the decisions against somebody that stand: there is no other count of what anybody did."""
        stands = Q(appeal=None) | ~Q(appeal__is_upheld=False)
        turned = Q(decision__in=(Case.Decision.KEPT, Case.Decision.RESTORED), appeal__is_upheld=False)
        hidden = Q(post__hidden_at__isnull=False) | Q(comment__hidden_at__isnull=False)
        against = Q(stands, decision=Case.Decision.SPOKEN) | Q(stands, hidden, decision=Case.Decision.HIDDEN) | turned
        return self.decided().filter(against, about=person)


class Case(models.Model):
    """Everything that was reported about one post, comment or person, until somebody decided. The group handles its own first.

    `passed_on_at` is when it came to who has the task for the whole organisation: at once where there is no group, or
    the group cannot judge. `said` is how it read when it was reported, until a decision cannot be appealed any more.
    """

    class Decision(models.TextChoices):
        KEPT = "kept", _("It stays")
        HIDDEN = "hidden", _("Hidden")
        RESTORED = "restored", _("Shown again")
        SPOKEN = "spoken", _("Spoken to")

    AGAINST = (Decision.HIDDEN, Decision.SPOKEN)
    GROUP_HAS = timedelta(days=2)
    APPEAL_WITHIN = timedelta(days=14)
    KEPT_FOR = timedelta(days=365)

    post = models.ForeignKey(Post, models.CASCADE, null=True, blank=True, related_name="cases")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="cases")
    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="cases")
    # Who wrote it, or the colleague: never handles the case, and is the one to tell.
    about = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="cases")
    said = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    passed_on_at = models.DateTimeField(null=True, blank=True)
    signal = models.CharField(max_length=80, blank=True)  # the word by which it came here without a report
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    because = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=False, comment=None, colleague=None)
                | Q(post=None, comment__isnull=False, colleague=None)
                | Q(post=None, comment=None, colleague__isnull=False),
                name="case_is_about_one_thing",
            ),
            models.UniqueConstraint(fields=["post"], condition=Q(decided_at=None), name="case_open_for_post"),
            models.UniqueConstraint(fields=["comment"], condition=Q(decided_at=None), name="case_open_for_comment"),
            models.UniqueConstraint(fields=["colleague"], condition=Q(decided_at=None), name="case_open_for_person"),
        ]
        indexes = [models.Index("opened_at", name="case_waiting", condition=Q(decided_at=None))]

    def __str__(self):
        return f"{self.kind} {self.post_id or self.comment_id or self.colleague_id}"

    def get_absolute_url(self):
        return reverse("moderation:case", args=[self.pk])

    @property
    def kind(self):
        """What it is about: "post", "comment" or "person"."""
        return "post" if self.post_id else "comment" if self.comment_id else "person"

    @property
    def thing(self):
        return self.post or self.comment or self.colleague

    @property
    def kind_label(self):
        """What it is about, as the heading of a page."""
        labels = {"post": _("About a post"), "comment": _("About an answer"), "person": _("About a colleague")}
        return labels[self.kind]

    @property
    def is_out_of_sight(self):
        return bool(not self.colleague_id and self.thing.hidden_at)

    @property
    def sentence(self):
        """What was decided, as a sentence for both sides."""
        return OUTCOMES.get((self.decision, bool(self.colleague_id)), self.get_decision_display())

    @property
    def decision_url(self):
        """Where who it is about, and who reported it, read what was decided."""
        return reverse("moderation:decision", args=[self.pk])

    @property
    def is_waiting(self):
        return self.decided_at is None

    @property
    def is_with_group(self):
        return self.passed_on_at is None

    @cached_property
    def answered(self):
        """The Appeal, or None."""
        return getattr(self, "appeal", None)

    @property
    def reversed_decision(self):
        """What it becomes when a second person sees it otherwise."""
        decision = self.Decision
        if self.decision in {decision.HIDDEN, decision.SPOKEN}:
            return decision.RESTORED if self.decision == decision.HIDDEN else decision.KEPT
        return decision.SPOKEN if self.colleague_id else decision.HIDDEN

    @property
    def outcome(self):
        """The Decision that holds now: what was decided, or what the second person made of it. Empty while it waits."""
        is_reversed = self.answered and self.answered.is_upheld is False
        return self.Decision(self.reversed_decision if is_reversed else self.decision) if self.decision else ""

    @property
    def appeal_until(self):
        return self.decided_at + self.APPEAL_WITHIN if self.decided_at else None

    @property
    def can_be_appealed(self):
        return bool(self.decided_at and timezone.now() < self.appeal_until and not self.answered)


class Report(models.Model):
    """One colleague's report. Only who decides may learn the reporter, and only when the reporter wants that.

    `said` is how it read then, when that differs from how it read when the case began.
    """

    class Reason(models.TextChoices):
        PRIVATE = "private", _("It tells something private about somebody")
        HURTS = "hurts", _("It hurts or insults somebody")
        WRONG = "wrong", _("It is not true, and that matters")
        PLACE = "place", _("It does not belong here")
        SAFETY = "safety", _("It is about safety or integrity")
        OTHER = "other", _("Something else")

    MOST_A_DAY = 20

    case = models.ForeignKey(Case, models.CASCADE, related_name="reports", db_index=False)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="reports_made")
    reason = models.CharField(max_length=8, choices=Reason)
    words = models.CharField(max_length=1000, blank=True)
    said = models.TextField(blank=True)
    names_reporter = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "reporter"], name="report_once")]
        ordering = ["pk"]

    @property
    def shown_reporter(self):
        """Who reported, when they want who decides to know; else None."""
        return self.reporter if self.names_reporter else None


class AppealQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at=None)

    def answered_by_second(self, person):
        """Return the appeals that the person may answer: from the same group or with the task, never who decided."""
        place = _place_of("case__", person, of_all_groups=True)
        return self.filter(place).exclude(_touched("case__", person)).exclude(case__decided_by=person)


class Appeal(models.Model):
    """Somebody whom a decision touches asks a second person to look again. What that person says is the last word."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="appeal")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="appeals")
    words = models.CharField(max_length=1000)
    made_at = models.DateTimeField(auto_now_add=True)
    is_upheld = models.BooleanField(null=True)  # whether the decision stands
    because = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    objects = AppealQuerySet.as_manager()

    @property
    def answer_label(self):
        """What the second person said, in a few words; empty while it waits."""
        if self.is_upheld is None:
            return ""
        return _("The decision stands.") if self.is_upheld else _("A second person saw it otherwise.")


class SignalWord(models.Model):
    """A word that brings a post to the queue without hiding it: a signal, not a block."""

    word = models.CharField(max_length=80)
    folded = models.CharField(max_length=80, unique=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["folded"]

    def __str__(self):
        return self.word


def has_the_task(person):
    """Return whether the person decides on what groups passed on: the community manager and the administrator."""
    return any(person.has_role(role) for role in HOUSE_ROLES)


def _place_of(case, person, *, of_all_groups=False):
    """Return the condition for cases that lie with the person; `case` is the way to them ("" or "case__")."""
    with_group = Q(**{f"{case}passed_on_at": None, f"{case}group__in": Group.objects.managed_by(person)})
    if not has_the_task(person):
        return with_group
    return Q(pk__isnull=False) if of_all_groups else with_group | Q(**{f"{case}passed_on_at__isnull": False})


def _touched(case, person):
    """Return the condition for cases in which the person is a side."""
    reported = Report.objects.filter(reporter=person).values("case")
    return Q(**{f"{case}about": person}) | Q(**{f"{case}pk__in": reported})
