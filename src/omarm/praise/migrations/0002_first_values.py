from django.db import migrations

FIRST = (
    ("Samen", "Together"),
    ("Behulpzaam", "Helpful"),
    ("Betrouwbaar", "Reliable"),
    ("Vakkundig", "Skilled"),
    ("Vernieuwend", "Inventive"),
)


def add_values(apps, schema_editor):
    value = apps.get_model("praise", "Value")
    if value.objects.exists():
        return
    value.objects.bulk_create(
        value(name_nl=dutch, name_en=english, rank=rank) for rank, (dutch, english) in enumerate(FIRST, start=1)
    )


class Migration(migrations.Migration):
    """Five values to begin with: an organisation makes them its own."""

    dependencies = [
        ("praise", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(add_values, migrations.RunPython.noop),
    ]
