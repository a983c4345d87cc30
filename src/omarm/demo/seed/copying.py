"""Filling empty tables fast: COPY, with the indexes and keys made afterwards."""

from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection
from django.db.models import NOT_PROVIDED

TOLD_EVERY = 5000


def copy_rows(model, fields, rows, *, tell):
    """Put rows (tuples in the order of `fields`) into the table of a model. Returns how many.

    Fields that are not named get what the model gives them by itself. `tell` hears now and then how many more came in.
    """
    constant = {field.column: field.get_default() for field in _others(model, fields)}
    tail = tuple(constant.values())
    column_of = {name: field.column for field in model._meta.concrete_fields for name in (field.name, field.attname)}
    columns = [column_of[name] for name in fields] + list(constant)
    quote, count = connection.ops.quote_name, 0
    into = f"COPY {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for count, row in enumerate(rows, start=1):
            copy.write_row((*row, *tail))
            if count % TOLD_EVERY == 0:
                tell(TOLD_EVERY)
    tell(count % TOLD_EVERY)
    return count


def set_counters(models):
    """Let the next row of each table get the number after the last one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


@contextmanager
def without_indexes(models, *, progress):
    """Take indexes, unique constraints and foreign keys off the tables inside the block; check and make them after it.

    With a hundred thousand posts this takes less than half the time of checking each key for every row.
    """
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute(_CONSTRAINTS, [tables])
        constraints = cursor.fetchall()
        cursor.execute(_INDEXES, [tables])
        indexes = cursor.fetchall()
        for table, name, _ in sorted(constraints, key=lambda row: row[2].startswith("UNIQUE")):
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with progress(length=len(indexes) + len(constraints), label="indexes") as bar:
            for _, definition in indexes:
                cursor.execute(definition)
                bar.update(1)
            for table, name, definition in sorted(constraints, key=lambda row: not row[2].startswith("UNIQUE")):
                cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
                bar.update(1)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def tidy(models, *, progress):
    """Let the database look at what came in, as it would by itself some minutes later. Not inside a transaction."""
    with connection.cursor() as cursor, progress(length=len(models), label="tidying") as bar:
        for model in models:
            bar.update(1)
            cursor.execute(f"VACUUM (ANALYZE) {connection.ops.quote_name(model._meta.db_table)}")


_CONSTRAINTS = """
select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
  from pg_constraint where contype in ('u', 'f') and conrelid = any (%s::text[]::regclass[]) order by 1, 2
"""

_INDEXES = """
select indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  from pg_index where indrelid = any (%s::text[]::regclass[])
   and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x')) order by 1
"""


def _others(model, fields):
    """Return the fields that are not named but have a value of their own."""
    for field in model._meta.concrete_fields:
        named = field.attname in fields or field.name in fields
        if not named and not field.generated and field.db_default is NOT_PROVIDED and field.get_default() is not None:
            yield field
