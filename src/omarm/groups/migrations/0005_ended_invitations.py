"""Invitations from outside that have ended are kept a while; who owns a group stays in the community of owners."""

from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [("groups", "0004_communities")]

    operations = [
        migrations.RemoveConstraint(model_name="guestinvitation", name="guest_invitation_once"),
        migrations.AddField(
            model_name="guestinvitation", name="ended_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(model_name="guestinvitation", name="is_used", field=models.BooleanField(default=False)),
        migrations.RunSQL(
            migrations.RunSQL.noop, "delete from groups_guestinvitation where ended_at is not null"
        ),  # before, an invitation that had ended was not there
        migrations.AddConstraint(
            model_name="guestinvitation",
            constraint=models.UniqueConstraint(
                models.F("group"), Lower("email"), condition=models.Q(("ended_at", None)), name="guest_invitation_once"
            ),
        ),
        migrations.RunSQL(
            "update groups_membershiprule set is_mandatory = true where whom = 'owners'",
            "update groups_membershiprule set is_mandatory = false where whom = 'owners'",
        ),
    ]
