import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

DECISIONS = [("kept", "It stays"), ("hidden", "Hidden"), ("restored", "Shown again"), ("spoken", "Spoken to")]
TURNED = """
    update moderation_case as kase set turned_to = case
        when decision = 'hidden' then 'restored'
        when decision = 'spoken' then 'kept'
        when colleague_id is not null then 'spoken'
        else 'hidden' end
    from moderation_appeal as appeal where appeal.case_id = kase.id and appeal.is_upheld = false
"""

# Rows that were changed hold the tables until their checks are done: before the next change to a table.
CHECK_NOW = "set constraints all immediate"


class Migration(migrations.Migration):
    """More than one word and more than one appeal for a case; who decides is told in rounds."""

    dependencies = [
        ("moderation", "0002_risks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="signals",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=80), blank=True, default=list, size=None
            ),
        ),
        migrations.RunSQL(
            [CHECK_NOW, "update moderation_case set signals = array[signal] where signal <> ''"],
            [CHECK_NOW, "update moderation_case set signal = coalesce(signals[1], '')"],
        ),
        migrations.RemoveField(model_name="case", name="signal"),
        migrations.AddField(model_name="case", name="to_tell", field=models.BooleanField(default=False)),
        migrations.AddField(
            model_name="case", name="turned_to", field=models.CharField(blank=True, choices=DECISIONS, max_length=8)
        ),
        migrations.RunSQL([CHECK_NOW, TURNED], migrations.RunSQL.noop),
        migrations.AddField(model_name="appeal", name="to_tell", field=models.BooleanField(default=False)),
        migrations.AlterField(
            model_name="appeal",
            name="case",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="appeals",
                to="moderation.case",
            ),
        ),
        migrations.AlterModelOptions(name="appeal", options={"ordering": ["pk"]}),
        migrations.AddConstraint(
            model_name="appeal", constraint=models.UniqueConstraint(fields=("case", "person"), name="appeal_once")
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)), fields=("case",), name="appeal_one_waits"
            ),
        ),
        migrations.AddField(model_name="signalword", name="is_gone", field=models.BooleanField(default=False)),
    ]
