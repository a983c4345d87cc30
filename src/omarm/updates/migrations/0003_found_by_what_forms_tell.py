from itertools import batched

from django.db import migrations

AT_A_TIME = 500
TOLD = {
    'working_on': ('goal', 'state', 'question', 'next'),
    'story': ('situation', 'action', 'result', 'benefit'),
    'report': ('about', 'results', 'wanted'),
}


def add_told(apps, schema_editor):
    """Put what the forms of updates tell behind the words of their posts, so that they are found by it."""
    Post = apps.get_model('stream', 'Post')
    Update = apps.get_model('updates', 'Update')
    database = schema_editor.connection.alias
    for form, names in TOLD.items():
        updates = Update.objects.using(database).filter(form=form).order_by('pk')
        for ids in batched(updates.values_list('pk', flat=True).iterator(AT_A_TIME), AT_A_TIME):
            rows = Update.objects.using(database).select_related('post', form).filter(pk__in=ids, **{f'{form}__isnull': False})
            posts = [_with(row, getattr(row, form), names) for row in rows]
            Post.objects.using(database).bulk_update([post for post in posts if post], ['text'])


def _with(row, told, names):
    """Return the post with its text, or None when there is nothing to add or it was added before."""
    lines = [getattr(told, name) for name in names]
    if row.form == 'story':
        lines.append(', '.join(helper.person.name for helper in told.helpers.select_related('person').order_by('rank', 'pk')))
    added = '\n'.join(line for line in lines if line)
    if not added or row.post.text.endswith(added):
        return None
    row.post.text = '\n'.join(filter(None, (row.post.text, added)))
    return row.post


class Migration(migrations.Migration):
    atomic = False  # a batch at a time: nobody waits for years of posts

    dependencies = [
        ('people', '0001_initial'),
        ('stream', '0005_revision_fields'),
        ('updates', '0002_forms_of_an_update'),
    ]

    operations = [migrations.RunPython(add_told, migrations.RunPython.noop)]
