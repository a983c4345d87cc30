from django.db import migrations


def carry(apps, schema_editor):
    """Have the follow itself remember what the mark remembered."""
    before = apps.get_model("notifications", "FollowedBefore").objects.values("follow")
    apps.get_model("stream", "Follow").objects.filter(is_muted=True, pk__in=before).update(was_followed=True)


class Migration(migrations.Migration):
    dependencies = [("notifications", "0003_who_stands_in_front"), ("stream", "0007_followed_until_muted")]
    operations = [migrations.RunPython(carry, migrations.RunPython.noop), migrations.DeleteModel("FollowedBefore")]
