"""The organisation's own fields of a profile with what people told in them, and who shows a field to fewer."""

from omarm.demo.drawing.chance import chance_for
from omarm.profiles.commands import FieldTold, add_choice, add_field
from omarm.profiles.models import Field, Narrowing, Value

LABELS = ("label_nl", "label_en", "help_nl", "help_en", "source", "may_narrow")


def store_fields(house):
    """Add the fields as the administrator adds them, and store what was answered."""
    told = house.plan.content.profiles
    for one in told["field"]:
        _store_field(house, one, house.people[told["administrator"]])
    fields = {field.code: field for field in Field.objects.all()}
    Narrowing.objects.bulk_create(
        Narrowing(person=house.people[key], field=fields[one["field"]], audience=one["to"])
        for one in told["narrowed"]
        for key in one["who"]
    )


def _store_field(house, told, administrator):
    kept = FieldTold(**{name: told[name] for name in LABELS if name in told})
    field = add_field(actor=administrator, kind=told["kind"], told=kept)
    choices = {
        label: add_choice(actor=administrator, field=field, label_nl=label, label_en=english)
        for label, english in told.get("choices", ())
    }
    Value.objects.bulk_create(
        Value(
            person=house.people[key], field=field, text="" if answer in choices else answer, choice=choices.get(answer)
        )
        for key, answer in _answers(house.plan.colleagues, told)
    )


def _answers(colleagues, told):
    """Yield (key of a colleague, what they answered): as it is written, and for generated colleagues by chance."""
    yield from ((key, answer) for answer, keys in told["told"].items() for key in keys)
    everybody = told["everybody"]
    for colleague in colleagues:
        if colleague.is_generated:
            answers = everybody.get(colleague.department, everybody["others"])
            if answer := chance_for(told["key"], colleague.key).choice(answers):
                yield colleague.key, answer
