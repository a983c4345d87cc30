from django.db import migrations, models

OUTCOMES = [
    ("in_line", "In Line"),
    ("waiting", "Waiting"),
    ("answered", "Answered"),
    ("settled", "Settled"),
    ("taken", "Taken"),
    ("passed_on", "Passed On"),
    ("too_late", "Too Late"),
    ("away", "Away"),
]


class Migration(migrations.Migration):
    """What else can come of a turn, and that at most one of a question waits."""

    dependencies = [
        ("questions", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="turn",
            name="outcome",
            field=models.CharField(choices=OUTCOMES, default="waiting", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "waiting")), fields=("question",), name="turn_one_waits"
            ),
        ),
    ]
