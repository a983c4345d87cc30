from django.db import migrations

REACTIONS = (
    ("useful", "Nuttig", "Useful", "thumbs-up"),
    ("thanks", "Dank je", "Thanks", "hand-heart"),
    ("agree", "Eens", "Agree", "check"),
    ("celebrate", "Mooi gedaan", "Well done", "party-popper"),
    ("support", "Sterkte", "Support", "heart"),
)

# Words that were plain become rich: escaped, an empty line making a paragraph; links are found when a post is edited.
TO_RICH = """
update stream_post set
    text = body, announced_at = case when published_at <= now() then published_at end,
    body = case when body = '' then '' else '<p>' || replace(regexp_replace(
        replace(replace(replace(replace(body, chr(13), ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'),
        '\\n\\s*\\n', '</p><p>', 'g'), chr(10), '<br>') || '</p>' end
"""
TO_PLAIN = "update stream_post set body = text"


def offer(apps, _schema_editor):
    apps.get_model("stream", "ReactionKind").objects.bulk_create(
        apps.get_model("stream", "ReactionKind")(code=code, label_nl=dutch, label_en=english, icon=icon, rank=rank)
        for rank, (code, dutch, english, icon) in enumerate(REACTIONS)
    )


class Migration(migrations.Migration):

    dependencies = [("stream", "0002_conversation")]

    operations = [
        migrations.RunPython(offer, migrations.RunPython.noop),
        migrations.RunSQL(TO_RICH, TO_PLAIN),
    ]
