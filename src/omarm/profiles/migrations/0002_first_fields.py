import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# code, kind, Dutch and English label, Dutch and English help, audience, source, may narrow, leads to the person
FIELDS = (
    ("function", "built_in", "Functie", "Function", "", "", "everyone", "hr", False, True),
    ("department", "built_in", "Afdeling", "Department", "", "", "everyone", "hr", False, True),
    ("position", "built_in", "Formatieplaats", "Position", "", "", "colleagues", "hr", False, False),
    ("manager", "built_in", "Leidinggevende", "Manager", "", "", "colleagues", "hr", False, False),
    ("phone", "built_in", "Telefoon", "Phone", "", "", "colleagues", "person", True, False),
    ("mail", "built_in", "E-mail", "Mail", "", "", "colleagues", "hr", True, False),
    ("place", "built_in", "Plek", "Place", "Waar collega's je vinden.", "Where colleagues find you.", "colleagues", "person", True, True),
    ("about", "built_in", "Over mij", "About me", "Wat mogen collega's je vragen?", "What may colleagues ask you about?", "everyone", "person", True, True),
    ("expertise", "built_in", "Expertise", "Expertise", "", "", "colleagues", "person", True, True),
    ("languages", "choices", "Talen", "Languages", "Talen waarin collega's of inwoners bij je terecht kunnen.", "Languages in which colleagues or residents can turn to you.", "colleagues", "person", True, True),
    ("projects", "built_in", "Projecten", "Projects", "", "", "colleagues", "person", True, True),
    ("working_days", "built_in", "Werkdagen", "Working days", "", "", "colleagues", "person", True, False),
    ("absence", "built_in", "Afwezigheid", "Absence", "", "", "colleagues", "person", True, False),
    ("employed_since", "built_in", "In dienst sinds", "Employed since", "", "", "myself", "hr", True, False),
)  # fmt: skip

# As people who speak them are asked for: by the Dutch name, and the language's own where that is another.
LANGUAGES = (
    ("Nederlands", "Dutch"), ("Engels · English", "English"), ("Duits · Deutsch", "German · Deutsch"),
    ("Frans · Français", "French · Français"), ("Spaans · Español", "Spanish · Español"),
    ("Turks · Türkçe", "Turkish · Türkçe"), ("Arabisch · العربية", "Arabic · العربية"),
    ("Berber · Tamazight", "Berber · Tamazight"), ("Pools · Polski", "Polish · Polski"),
    ("Oekraïens · Українська", "Ukrainian · Українська"), ("Tigrinya · ትግርኛ", "Tigrinya · ትግርኛ"),
    ("Papiaments · Papiamentu", "Papiamento · Papiamentu"), ("Fries · Frysk", "Frisian · Frysk"),
    ("Nederlandse Gebarentaal", "Dutch Sign Language"),
)  # fmt: skip


def add_fields(apps, _schema_editor):
    """Give the organisation the fields that every organisation has."""
    field_model = apps.get_model("profiles", "Field")
    names = (
        "code",
        "kind",
        "label_nl",
        "label_en",
        "help_nl",
        "help_en",
        "audience",
        "source",
        "may_narrow",
        "is_found",
    )
    field_model.objects.bulk_create(
        field_model(order=order, **dict(zip(names, told, strict=True))) for order, told in enumerate(FIELDS)
    )
    choice_model, languages = apps.get_model("profiles", "Choice"), field_model.objects.get(code="languages")
    choice_model.objects.bulk_create(
        choice_model(field=languages, label_nl=name, label_en=english, order=order)
        for order, (name, english) in enumerate(LANGUAGES)
    )


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="HintPutAway",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, primary_key=True,
                        related_name="profile_hint_put_away", serialize=False, to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name_plural": "hints put away"},
        ),
        migrations.RunPython(add_fields, migrations.RunPython.noop),
    ]  # fmt: skip
