"""The application may add acts and read them. Not even its own role may change or remove one."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_initial")]

    operations = [
        migrations.RunSQL(
            "revoke update, delete, truncate on audit_auditevent from current_user",
            "grant update, delete, truncate on audit_auditevent to current_user",
        ),
    ]
