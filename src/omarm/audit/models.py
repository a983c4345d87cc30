"""What administrators did. The database lets the application add rows and read them, nothing else."""

from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """One act of somebody with a task for the organisation. `target` names what it was about, as it was then.

    The database does not tie `actor` to a person: that check locks the row, which takes the right to change it.
    """

    act = models.CharField(max_length=60)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    actor_name = models.CharField(max_length=240)
    target = models.CharField(max_length=300)
    details = models.JSONField(default=dict)
    happened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.act}: {self.target}"
