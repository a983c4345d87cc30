"""The knowledge card: an answer that is kept, with who looks after it and who is to be thanked for it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from omarm.questions.models.asking import Question
from omarm.stream.models import Post


class CardQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Return those of which the person may read the question; those that were withdrawn too."""
        return self.filter(question__in=Post.objects.visible_to(person).live().values("pk"))

    def standing(self):
        """Return those that nobody withdrew."""
        return self.filter(withdrawn_at=None)

    def due(self, day=None):
        """Return the standing ones that are to be looked at on a day (today)."""
        return self.standing().filter(review_on__lte=day or timezone.localdate())


class Card(models.Model):
    """A question with its answer as they are kept. Who may read the question may read the card.

    `review_on` is the day on which its owner looks whether it still holds; `told_on` is when they were told that it came,
    `told_group_on` when who looks after the place was. `confirmed_at` is when it was last said that it holds. Who made or
    changed it is not kept: it could be who asked without a name.
    """

    question = models.OneToOneField(Question, models.CASCADE, primary_key=True, related_name="card")
    title = models.CharField(max_length=200)
    body = models.TextField()  # rich text, sanitised (core/richtext.py)
    sources = models.TextField(blank=True)  # a line each: an address, or the name of a rule
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    review_on = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_group_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CardQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("review_on", name="card_to_review", condition=Q(withdrawn_at=None)),
            models.Index(F("made_at").desc(), F("question").desc(), name="card_newest", condition=Q(withdrawn_at=None)),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("questions:card", args=[self.pk])

    @property
    def is_due(self):
        """Whether the day came on which its owner looks at it."""
        return self.withdrawn_at is None and self.review_on <= timezone.localdate()

    @property
    def words_since(self):
        """Since when its words stand as they do, and were not confirmed: what readers said before counts no more."""
        return max(filter(None, [self.made_at, self.changed_at, self.confirmed_at]))

    @property
    def lines_of_sources(self):
        """The sources, one by one."""
        return self.sources.splitlines()


class CardRevision(models.Model):
    """How a card read before it was changed, `number` being the version that it was."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="revisions", db_index=False)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    body = models.TextField()
    sources = models.TextField(blank=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["card", "number"], name="card_revision_once")]

    def __str__(self):
        return f"{self.card_id} {self.number}"


class Credit(models.Model):
    """That a card holds what somebody answered: their name stays with it, whoever rewrites it."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="credits", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["card", "person"], name="credit_once")]

    def __str__(self):
        return f"{self.card_id} {self.person_id}"


class CardCheck(models.Model):
    """What a reader said to “does this still hold?”, the last time they said it. Nobody sees who said what."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="checks", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    holds = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "person"], name="card_checked_once")]

    def __str__(self):
        return f"{self.card_id} {self.holds}"
