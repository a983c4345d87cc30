from django.db import migrations

QUESTIONS = "words @@ '''@yquestion'''::tsquery"


class Migration(migrations.Migration):
    """Questions are found among themselves: two indexes of what search keeps of them alone."""

    dependencies = [
        ("questions", "0002_promise"),
        ("search", "0004_threads"),
    ]

    operations = [
        migrations.RunSQL(
            f"create index search_document_questions on search_document using gin (words) with (fastupdate = off)"
            f" where {QUESTIONS}",
            "drop index if exists search_document_questions",
        ),
        migrations.RunSQL(
            f"create index search_document_newest_questions on search_document (published_at desc, id desc)"
            f" where {QUESTIONS}",
            "drop index if exists search_document_newest_questions",
        ),
    ]
