from django.db import migrations


class Migration(migrations.Migration):
    """Rows of levels are not emptied at once. Deleting stays: they go with a measurement that is switched off."""

    dependencies = [
        ("programme", "0003_several_audiences"),
    ]

    operations = [
        migrations.RunSQL(
            "revoke truncate on programme_level from current_user",
            "grant truncate on programme_level to current_user",
        ),
    ]
