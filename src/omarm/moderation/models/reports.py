"""What one colleague tells of a post, a comment or a person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportQuerySet(models.QuerySet):
    def forgotten(self):
        """Return the reports on decided cases of which is not known any more who made them."""
        return self.filter(reporter=None, case__decided_at__isnull=False)


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

    case = models.ForeignKey("moderation.Case", models.CASCADE, related_name="reports", db_index=False)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="reports_made")
    reason = models.CharField(max_length=8, choices=Reason)
    words = models.CharField(max_length=1000, blank=True)
    said = models.TextField(blank=True)
    names_reporter = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "reporter"], name="report_once")]
        ordering = ["pk"]

    @property
    def shown_reporter(self):
        """Who reported, when they want who decides to know; else None."""
        return self.reporter if self.names_reporter else None
