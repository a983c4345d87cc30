from django.db import migrations


class Migration(migrations.Migration):
    """Starts are not emptied at once. Deleting stays: they go with a measurement whose consent has ended."""

    dependencies = [
        ("adoption", "0004_designs"),
    ]

    operations = [
        migrations.RunSQL(
            "revoke truncate on adoption_baseline from current_user",
            "grant truncate on adoption_baseline to current_user",
        ),
    ]
