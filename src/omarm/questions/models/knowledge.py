"""The knowledge card: an answer that is kept, with who looks after it and who is to be thanked for it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from omarm.questions.models.asking import Question


class Card(models.Model):
    """A question with its answer as they are kept. Who may read the question may read the card.

    `review_on` is the day on which its owner looks whether it still holds.
    """

    question = models.OneToOneField(Question, models.CASCADE, primary_key=True, related_name="card")
    title = models.CharField(max_length=200)
    body = models.TextField()  # rich text, sanitised (core/richtext.py)
    sources = models.TextField(blank=True)  # a line each: an address, or the name of a rule
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    review_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index("review_on", name="card_to_review", condition=Q(withdrawn_at=None))]

    def __str__(self):
        return self.title


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
    """What a reader said to “does this still hold?”, the last time they said it."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="checks", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    holds = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "person"], name="card_checked_once")]

    def __str__(self):
        return f"{self.card_id} {self.holds}"
