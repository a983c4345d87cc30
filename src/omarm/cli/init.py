"""`omarm init`: a new, empty organisation."""

import sys

import click


@click.command(short_help="Make a new, empty organisation.")
@click.option("--name", help="Name of the organisation.")
@click.option("--admin-email", help="Mail address of the first administrator; also their way to sign in.")
@click.option("--admin-name", help="Name of the first administrator [default: the part before the @].")
@click.option(
    "--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="For who chose none."
)
@click.option("--password-stdin", is_flag=True, help="Read the password from the first line of standard input.")
def init(*, name, admin_email, admin_name, language, password_stdin):
    """Make a new, empty organisation with its first administrator.

    Asks what is not given. Without questions:

    \b
        omarm init --name "Gemeente Voorbeeld" --admin-email jo@voorbeeld.nl --password-stdin < password.txt
    """
    from omarm.cli.surroundings import django_at_hand

    answers = _answers(name, admin_email, password_stdin=password_stdin)
    with django_at_hand():
        person = _found(*answers, admin_name=admin_name, language=language)
        click.echo(
            f"The organisation is there. Open it with: omarm serve\nSign in as {person.username} or {person.email}."
        )


def _answers(name, email, *, password_stdin):
    """Return name, address and password; on a terminal ask for what is missing, else say which option gives it."""
    if not sys.stdin.isatty():
        missing = [option for option, given in (("--name", name), ("--admin-email", email)) if not given]
        if not password_stdin:
            missing.append("--password-stdin")
        if missing:
            raise click.UsageError(f"No terminal to ask on: give {', '.join(missing)}.")
    name = name or click.prompt("Name of the organisation")
    email = email or click.prompt("Mail address of the first administrator")
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return name, email, password


def _found(name, email, password, *, admin_name, language):
    """Make organisation and administrator together or not at all. Exits with 1 when that is refused, 2 for bad input."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction
    from django.utils.translation import override

    from omarm.core.errors import DomainError
    from omarm.people.commands import NewPerson, change_roles, create_person, found_organisation
    from omarm.people.models import Role
    from omarm.people.naming import Name

    with override("en"):
        try:
            validate_email(email)
            validate_password(password)
            with transaction.atomic():
                found_organisation(name=name, language=language)
                who = Name.split(admin_name or email.partition("@")[0])
                person = create_person(actor=None, new=NewPerson(name=who, email=email, password=password))
                return change_roles(actor=None, person=person, codes={Role.Code.ADMINISTRATOR})
        except ValidationError as error:
            raise click.UsageError(" ".join(error.messages)) from error
        except DomainError as error:
            raise click.ClickException(str(error.message)) from error
