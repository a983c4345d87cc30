from django.db import migrations


class Migration(migrations.Migration):
    """Where something stood is not deleted either: a start that is thrown away and written anew would be another start."""

    dependencies = [
        ("launch", "0002_picture_and_pilot"),
    ]

    operations = [
        migrations.RunSQL(
            "revoke delete, truncate on launch_baseline from current_user",
            "grant delete, truncate on launch_baseline to current_user",
        ),
    ]
