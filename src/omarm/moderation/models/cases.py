"""What colleagues report, who decided what about it and why, and the way to a second person."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Group
from omarm.moderation.models.handling import lies_with, touches
from omarm.stream.models import Comment, Post

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
        return self.filter(lies_with(person)).exclude(touches(person))

    def strikes_of(self, person):
        """Return the decisions against somebody that stand: there is no other count of what anybody did."""
        hidden = Q(post__hidden_at__isnull=False) | Q(comment__hidden_at__isnull=False)
        against = Q(stands=Case.Decision.SPOKEN) | Q(hidden, stands=Case.Decision.HIDDEN)
        stands = Coalesce(NullIf(F("turned_to"), Value("")), F("decision"))
        return self.decided().alias(stands=stands).filter(against, about=person)


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
    # The words by which it came here without a report, or that were found while it was open: judged with it.
    signals = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    to_tell = models.BooleanField(default=False)  # the clock's next round tells with whom it lies
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    because = models.CharField(max_length=500, blank=True)
    turned_to = models.CharField(max_length=8, choices=Decision, blank=True)  # what it became on an appeal
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
        """What holds now, as a sentence for both sides."""
        return self._say(self.outcome)

    @property
    def first_sentence(self):
        """What was decided at first, as a sentence for both sides."""
        return self._say(self.decision)

    def _say(self, decision):
        return OUTCOMES.get((decision, bool(self.colleague_id)), "")

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

    @property
    def outcome(self):
        """The Decision that holds now: what was decided, or what an appeal made of it. Empty while it waits."""
        return self.Decision(self.turned_to or self.decision) if self.decision else ""

    @property
    def turned_round(self):
        """What it becomes when the next person sees it otherwise."""
        decision = self.Decision
        if self.outcome in self.AGAINST:
            return decision.RESTORED if self.outcome == decision.HIDDEN else decision.KEPT
        return decision.SPOKEN if self.colleague_id else decision.HIDDEN

    @property
    def appeal_until(self):
        """When the term of appeal against the decision ends, or None."""
        return self.decided_at + self.APPEAL_WITHIN if self.decided_at else None
