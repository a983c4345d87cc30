"""The consent register: on whose word something about people may be measured, and who chose that it is."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from omarm.consent.measurements import Mode


class ConsentRecordQuerySet(models.QuerySet):
    def in_force(self, day):
        """Return those that hold on a day."""
        has_term_left = models.Q(until=None) | models.Q(until__gte=day)
        return self.filter(has_term_left, withdrawn_on=None, given_on__lte=day)


class ConsentRecord(models.Model):
    """The works council's consent to one declared measurement. Withdrawing ends it; the record stays."""

    measurement = models.CharField(max_length=80)
    given_by = models.CharField(max_length=160, help_text=_("The body that consented, for instance the works council."))
    given_on = models.DateField()
    scope = models.TextField(help_text=_("What was agreed, in the words of the agreement."))
    document = models.CharField(max_length=300, help_text=_("Where the agreement is kept."))
    until = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    warned_on = models.DateField(null=True, blank=True)  # that it ends soon
    ended_told_on = models.DateField(null=True, blank=True)  # that it ended

    objects = ConsentRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("given_on")), name="consent_term"
            ),
        ]

    def __str__(self):
        return f"{self.measurement} ({self.given_on})"


class ModeChoice(models.Model):
    """Somebody chose how far something is measured. The newest holds; none is ever changed."""

    measurement = models.CharField(max_length=80)
    mode = models.CharField(max_length=9, choices=Mode)
    reason = models.CharField(max_length=300)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["measurement", "-id"], name="mode_choice_newest")]
