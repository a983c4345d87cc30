import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Every vote leaves the former version of its box behind. These have the database clear those away at the next look of
# autovacuum (once a minute by default) instead of after a fifth of the table has changed.
AT_ONCE = """
alter table polls_pollbox set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0)
"""
AS_USUAL = """
alter table polls_pollbox reset (
    autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor,
    toast.autovacuum_vacuum_threshold, toast.autovacuum_vacuum_scale_factor)
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('stream', '0004_reaction_kind'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='poll', serialize=False, to='stream.post')),
                ('question', models.CharField(blank=True, max_length=200)),
                ('is_multiple', models.BooleanField(default=False)),
                ('is_open_list', models.BooleanField(default=False)),
                ('is_anonymous', models.BooleanField(default=False)),
                ('results', models.CharField(choices=[('now', 'At once'), ('after', 'When it closes')], default='now', max_length=5)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='PollOption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=120)),
                ('folded', models.TextField(editable=False)),
            ],
            options={
                'ordering': ['rank'],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='PollBox',
            fields=[
                ('poll', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='box', serialize=False, to='polls.poll')),
                ('voters', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list)),
                ('waiting', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list)),
                ('tallies', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list)),
                ('counted', models.PositiveIntegerField(default=0)),
                ('is_final', models.BooleanField(default=False)),
            ],
        ),
        migrations.AddIndex(
            model_name='poll',
            index=models.Index(models.F('closes_at'), condition=models.Q(('is_anonymous', True)), name='poll_closing'),
        ),
        migrations.AddConstraint(
            model_name='poll',
            constraint=models.CheckConstraint(condition=models.Q(('is_anonymous', False), ('closes_at__isnull', False), _connector='OR'), name='poll_anonymous_ends'),
        ),
        migrations.AddField(
            model_name='polloption',
            name='poll',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='options', to='polls.poll'),
        ),
        migrations.AddField(
            model_name='vote',
            name='option',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='polls.polloption'),
        ),
        migrations.AddField(
            model_name='vote',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='pollbox',
            constraint=models.CheckConstraint(condition=models.Q(('counted', 0), ('counted__gte', 8), _connector='OR'), name='poll_box_floor'),
        ),
        migrations.AddConstraint(
            model_name='pollbox',
            constraint=models.CheckConstraint(condition=models.Q(('is_final', False), models.Q(('voters__len', 0), ('waiting__len', 0)), _connector='OR'), name='poll_box_emptied'),
        ),
        migrations.AddConstraint(
            model_name='polloption',
            constraint=models.UniqueConstraint(fields=('poll', 'rank'), name='poll_option_place'),
        ),
        migrations.AddConstraint(
            model_name='polloption',
            constraint=models.UniqueConstraint(fields=('poll', 'folded'), name='poll_option_once'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(fields=('option', 'person'), name='vote_once'),
        ),
        migrations.RunSQL(AT_ONCE, AS_USUAL),
    ]
