from datetime import time

from django.db import migrations


def add_office_hours(apps, schema_editor):
    days = apps.get_model("people", "WorkDay")
    if days.objects.exists():
        return
    days.objects.bulk_create(days(weekday=day, starts_at=time(8, 30), ends_at=time(17)) for day in range(5))


class Migration(migrations.Migration):
    """Office hours to begin with: an organisation makes them its own."""

    dependencies = [
        ("people", "0006_hours"),
    ]

    operations = [
        migrations.RunPython(add_office_hours, migrations.RunPython.noop),
    ]
