import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """Cards that are confirmed, told of and changed; proposals that were settled; questions that repeat."""

    dependencies = [
        ("questions", "0004_reopened"),
    ]

    operations = [
        migrations.RemoveField("card", "made_by"),
        migrations.AlterField("card", "made_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField("card", "confirmed_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("card", "told_on", models.DateField(blank=True, null=True)),
        migrations.AddField("card", "told_group_on", models.DateField(blank=True, null=True)),
        migrations.AddIndex(
            "card",
            models.Index(F("made_at").desc(), F("question").desc(), name="card_newest", condition=Q(withdrawn_at=None)),
        ),
        migrations.AlterField("cardcheck", "said_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.CreateModel(
            name="CardRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("sources", models.TextField(blank=True)),
                ("written_at", models.DateTimeField()),
                (
                    "card",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="questions.card",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("card", "number"), name="card_revision_once")],
            },
        ),
        migrations.RenameField("topicproposal", "declined_at", "settled_at"),
        migrations.AddField("repeatwatch", "looked_on", models.DateField(blank=True, null=True)),
        migrations.CreateModel(
            name="Repeat",
            fields=[
                (
                    "watch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="repeat",
                        serialize=False,
                        to="questions.repeatwatch",
                    ),
                ),
                (
                    "questions",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
