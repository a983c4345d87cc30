from itertools import zip_longest

from django.db import migrations
from django.utils import timezone


def into_an_edition(apps, _schema_editor):
    """What the organisation wrote as lines becomes the first edition, published."""
    organisation = apps.get_model("people", "Organisation").objects.first()
    dutch, english = (_lines(organisation, language) for language in ("nl", "en"))
    if not (dutch or english):
        return
    edition = apps.get_model("houserules", "Edition").objects.create(number=1, published_at=timezone.now())
    apps.get_model("houserules", "Rule").objects.bulk_create(
        apps.get_model("houserules", "Rule")(
            edition=edition, rank=rank, text_nl=(text_nl or text_en)[:300], text_en=text_en[:300]
        )
        for rank, (text_nl, text_en) in enumerate(zip_longest(dutch, english, fillvalue=""))
    )


def back_into_lines(apps, _schema_editor):
    """What stands becomes lines of the organisation again; goals, examples and editions of before are lost."""
    edition = apps.get_model("houserules", "Edition").objects.exclude(published_at=None).order_by("-number").first()
    if edition is None:
        return
    rules = list(edition.rules.order_by("rank", "pk"))
    apps.get_model("people", "Organisation").objects.update(
        house_rules_nl="\n".join(rule.text_nl for rule in rules),
        house_rules_en="\n".join(rule.text_en for rule in rules if rule.text_en),
    )
    apps.get_model("houserules", "Acceptance").objects.all().delete()
    apps.get_model("houserules", "Edition").objects.all().delete()


def _lines(organisation, language):
    told = getattr(organisation, f"house_rules_{language}", "")
    return [line.strip() for line in told.splitlines() if line.strip()]


class Migration(migrations.Migration):

    dependencies = [
        ("houserules", "0001_initial"),
        ("people", "0003_end_date_and_hand_over"),
    ]

    operations = [migrations.RunPython(into_an_edition, back_into_lines)]
