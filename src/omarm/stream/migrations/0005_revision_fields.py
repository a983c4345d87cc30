import django.core.serializers.json
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('stream', '0004_reaction_kind')]

    operations = [
        migrations.AddField(
            model_name='revision',
            name='told',
            field=models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
        ),
    ]
