from itertools import batched

from django.db import migrations

AT_A_TIME = 500


def add_value(apps, schema_editor):
    """Put the value that a compliment names behind the words of its post, so that it is found by it."""
    Post = apps.get_model('stream', 'Post')
    Praise = apps.get_model('praise', 'Praise')
    rows = Praise.objects.using(schema_editor.connection.alias).select_related('post', 'value').order_by('pk')
    for some in batched(rows.iterator(AT_A_TIME), AT_A_TIME):
        posts = [_with(row.post, f'{row.value.name_nl}\n{row.value.name_en}') for row in some]
        Post.objects.using(schema_editor.connection.alias).bulk_update([post for post in posts if post], ['text'])


def _with(post, added):
    """Return the post with its text, or None when it was added before."""
    if post.text.endswith(added):
        return None
    post.text = '\n'.join(filter(None, (post.text, added)))
    return post


class Migration(migrations.Migration):
    atomic = False  # a batch at a time: nobody waits for years of posts

    dependencies = [
        ('praise', '0002_first_values'),
        ('stream', '0005_revision_fields'),
    ]

    operations = [migrations.RunPython(add_value, migrations.RunPython.noop)]
