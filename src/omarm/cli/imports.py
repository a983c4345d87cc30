"""`omarm import`: what an organisation brings along."""

import json
import sys
from contextlib import ExitStack
from dataclasses import replace
from functools import wraps
from pathlib import Path

import click

from omarm.cli.surroundings import django_at_hand

# A file that may not be read is refused like any other that cannot be (exit code 1); one that is not there is wrong use.
FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)


MOST_NAMES = 30  # in a preview
SOURCE = click.option(
    "--source", metavar="NAME", help="Name of where it comes from, for the second of two that number things alike."
)


@click.group("import", short_help="Bring in what an organisation has elsewhere.")
def import_():
    """Bring in people, groups and conversations from elsewhere.

    Every import can be looked at first with --dry-run, comes in whole or not at all, and can be repeated without
    making anything twice. Original times and authors are kept. People are matched by mail address; who is not here
    yet comes in without a way to sign in.
    """


def importing(command):
    """Return the command with the options that all imports share."""

    @click.option("--dry-run", is_flag=True, help="Only say what would come in; nothing is changed.")
    @click.option("--json", "as_json", is_flag=True, help="End with one JSON object of counts.")
    @wraps(command)
    def shared(*args, **kwargs):
        return command(*args, **kwargs)

    return shared


@import_.command()
@click.argument("file", type=FILE)
@click.option(
    "--end-missing", is_flag=True, help="End the accounts of who came in by an earlier list and is not on this one."
)
@click.option("--confirm", "confirmed", type=int, metavar="N", help="How many accounts may end, when they are many.")
@importing
def directory(file, *, dry_run, as_json, **leaving):
    """Bring in colleagues from a staff list: FILE is a CSV with a header, in Dutch or English.

    Repeating it with a newer list brings up to date what the staff administration keeps: function, department and
    manager, and what else the fields of the profile say. What people keep themselves is filled in where it is empty.
    """
    reading = _Reading("directory", "read_directory", (file,))
    _bring_in(reading, dry_run=dry_run, as_json=as_json, as_colleagues=True, **leaving)


@import_.command()
@click.argument("file", type=FILE)
@click.option("--positions", type=FILE, help="The positions, when they do not stand beside FILE as ..._positions.csv.")
@SOURCE
@importing
def organisation(file, *, positions, source, dry_run, as_json):
    """Bring in departments and positions: FILE is a CSV with id, parent_id, name (…_units.csv)."""
    beside = file.with_name(file.name.replace("_units", "_positions"))
    if positions is None and beside != file and beside.is_file():
        positions = beside
    reading = _Reading("organisation", "read_organisation", (file, positions), source=source)
    _bring_in(reading, dry_run=dry_run, as_json=as_json)


def _chat(name, words):
    """Make the command for a product of which the export is a zip file."""

    @import_.command(name, help=words, short_help=words.splitlines()[0])
    @click.argument("file", type=FILE)
    @click.option("--include-private", is_flag=True, help="Private channels too, as closed groups.")
    @click.option("--owner", help="Username of who owns the groups whose owner cannot sign in here.")
    @SOURCE
    @importing
    def command(file, *, include_private, owner, source, dry_run, as_json):
        reading = _Reading(name, f"read_{name}", (file,), {"include_private": include_private}, source=source)
        _bring_in(reading, dry_run=dry_run, as_json=as_json, owner=owner)

    return command


def _pairs(_context, option, pairs):
    """Return what --person was told as {name: username}."""
    for pair in pairs:
        if not all(part.strip() for part in pair.rpartition("=")):
            raise click.BadParameter(f"{pair} is not NAME=USERNAME.", param=option)
    return dict(pair.rsplit("=", 1) for pair in pairs)


_chat("slack", "Bring in a Slack export (zip): channels, threads and reactions.\n\nDirect messages never come in.")
_chat("mattermost", "Bring in a Mattermost export (zip): channels and replies.\n\nDirect messages never come in.")


@import_.command()
@click.argument("file", type=FILE)
@click.option("--group", "group_name", help="Name of the group, when the chat does not tell.")
@click.option(
    "--person", "people", multiple=True, metavar="NAME=USERNAME", callback=_pairs, help="Who a name or number is here."
)
@click.option("--opt-out", multiple=True, metavar="NAME", help="Leave out everything that this member wrote.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy", "ymd"]), help="When the dates can be read two ways.")
@click.option("--zone", help="Time zone of the telephone. [default: OMARM_ZONE]")
@click.option("--owner", help="Username of who owns the group. [default: its first member who can sign in]")
@importing
def whatsapp(file, *, dry_run, as_json, owner, **options):
    """Bring in a WhatsApp chat (txt or zip) as a closed group.

    Ask the members first. Who objects is left out with --opt-out, also of what came in before; numbers without a name
    become “Deelnemer 1”.
    """
    reading = _Reading("whatsapp", "read_whatsapp", (file,), {"whatsapp": options})
    _bring_in(reading, dry_run=dry_run, as_json=as_json, owner=owner)


class _Reading:
    """Which reader reads what: kept apart from reading itself, which waits until Django is there."""

    def __init__(self, module, function, files, options=None, source=None):
        self._module, self._function, self._files = module, function, files
        self._options, self._source = dict(options or {}), source

    def archive(self):
        from importlib import import_module

        options = self._options
        if "whatsapp" in options:
            options = {"options": _whatsapp_options(**options["whatsapp"])}
        reader = getattr(import_module(f"omarm.importers.readers.{self._module}"), self._function)
        archive = reader(*self._files, **options)
        return replace(archive, source=f"{archive.source}:{self._source.strip().lower()}") if self._source else archive

    def photos(self, stack):
        """Return the zip file that was read, open until the stack ends, or None: for the photos in it."""
        from omarm.importers.readers.zips import SafeZip, is_zip

        return stack.enter_context(SafeZip(self._files[0])) if is_zip(self._files[0]) else None


def _whatsapp_options(*, group_name, people, opt_out, date_order, zone):
    from django.conf import settings

    from omarm.importers.readers.whatsapp import WhatsAppOptions

    return WhatsAppOptions(
        group_name=group_name or "",
        people=people,
        opted_out=tuple(opt_out),
        date_order=date_order,
        zone=zone or settings.TIME_ZONE,
    )


def _bring_in(reading, *, dry_run, as_json, owner=None, **told):
    """Read, bring in, tell. Refusals are one line on stderr and exit code 1, with nothing changed."""
    for stream in (sys.stdout, sys.stderr):  # a name that the terminal has no letters for is no reason to fall over
        stream.reconfigure(errors="replace")
    with django_at_hand():
        from django.db import Error as DatabaseError
        from django.utils import translation

        from omarm.core.errors import DomainError
        from omarm.importers.commands import Options, bring_in
        from omarm.importers.readers.errors import UnreadableFile

        try:
            with translation.override("en"), ExitStack() as stack:
                archive = reading.archive()
                options = Options(preview=dry_run, owner=_owner(owner), files=reading.photos(stack), **told)
                bars = stack.enter_context(_Bars())
                outcome = bring_in(actor=None, archive=archive, options=options, progress=bars.told)
        except (UnreadableFile, DomainError) as error:
            _refuse(str(error), as_json=as_json)
        except (DatabaseError, OSError) as error:
            _refuse(f"Nothing was changed, because this went wrong: {str(error).partition('\n')[0]}", as_json=as_json)
        _tell(outcome, dry_run=dry_run, as_json=as_json)


def _owner(username):
    from omarm.core.errors import DomainError
    from omarm.people.models import Person

    if username is None:
        return None
    person = Person.objects.filter(username=username.lower()).first()
    if person is None:
        raise DomainError(f"There is nobody with the username {username}.")
    if person.is_guest or not person.is_active:
        raise DomainError(f"{username} cannot own a group: {'a guest' if person.is_guest else 'cannot sign in'}.")
    return person


def _refuse(words, *, as_json):
    if as_json:
        click.echo(json.dumps({"error": words}))
    click.echo(f"omarm: {words}", err=True)
    raise SystemExit(1)


def _tell(outcome, *, dry_run, as_json):
    from omarm.importers.commands.outcome import SKIPPED, named

    findings = [str(finding) for finding in outcome.findings]
    for finding in findings:
        click.echo(f"  ! {finding}", err=as_json)
    if as_json:
        click.echo(json.dumps(outcome.as_json() | {"findings": findings, "dry_run": dry_run}))
        return
    came = ", ".join(f"{count} {kind}" for kind, count in outcome.counts.items() if count) or "nothing new"
    click.echo(f"{'Would come in' if dry_run else 'Came in'}: {came}.")
    for words, names in (("new here", outcome.newcomers), ("recognised", outcome.recognised)):
        if dry_run and names:
            click.echo(f"  {words}: {named(names, most=MOST_NAMES)}")
    for change in outcome.changes[:MOST_NAMES]:
        click.echo(f"  would change: {change}")
    if len(outcome.changes) > MOST_NAMES:
        click.echo(f"  would change: {len(outcome.changes) - MOST_NAMES} more")
    for reason, count in outcome.skipped.most_common():
        click.echo(f"  left out: {count} {SKIPPED.get(reason, reason.replace('_', ' '))}")


class _Bars:
    """A progress bar on stderr for each step."""

    def __init__(self):
        self._bar, self._step, self._done = None, None, 0

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._close()

    def told(self, step, done, of):
        """Move the bar of a step; a new step gets a new bar."""
        if step != self._step:
            self._close()
            self._step, self._done = step, 0
            self._bar = click.progressbar(length=of, label=f"{step:<10}", file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._done)
        self._done = done

    def _close(self):
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
