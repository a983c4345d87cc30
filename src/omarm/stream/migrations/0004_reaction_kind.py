import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('stream', '0003_first_reactions_and_rich_words')]

    operations = [
        migrations.AlterField(
            model_name='reaction',
            name='kind',
            field=models.ForeignKey(db_column='kind', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stream.reactionkind'),
        ),
    ]
