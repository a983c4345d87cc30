"""A prompt to one colleague, and that somebody wants none."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class Prompt(models.Model):
    """What somebody who cares for all asked one colleague: a ready prompt (`code`, desk/prompts.py) or own `words`.

    Only the two of them read it. Whether anything came of it is not kept.
    """

    code = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=400, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(code="", words=""), name="prompt_says_something")]
        indexes = [
            models.Index("to", "sent_on", name="prompt_of_receiver"),
            models.Index("sent_by", "sent_on", name="prompt_of_sender"),
        ]

    def __str__(self):
        return self.words or self.code

    def get_absolute_url(self):
        return reverse("desk:prompt", args=[self.pk])


class PromptRefusal(models.Model):
    """That somebody wants no prompts. It says no more than that, and holds until they want them again."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")

    def __str__(self):
        return f"{self.person_id}"
