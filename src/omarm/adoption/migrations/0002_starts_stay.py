"""Where an indicator started stays as it was recorded: not even the application may change it. A correction is a row beside it.

Only who recorded it may fall away, when their account does.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("adoption", "0001_initial")]

    operations = [
        migrations.RunSQL(
            [
                "revoke update on adoption_baseline from current_user",
                "grant update (recorded_by_id) on adoption_baseline to current_user",
            ],
            "grant update on adoption_baseline to current_user",
        ),
    ]
