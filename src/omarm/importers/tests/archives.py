"""Archives as readers hand them over, made small and by hand."""

from datetime import UTC, datetime

from omarm.importers.readers.shape import Archive, SourceComment, SourceGroup, SourcePerson, SourcePost

DAY = datetime(2021, 3, 4, 9, 30, tzinfo=UTC)


def person(key, **told):
    """Return somebody with this key, username and surname."""
    return SourcePerson(**{"key": key, "username": key, "surname": key.title()} | told)


def group(key="g", *members, **told):
    """Return a group of the people with these keys."""
    return SourceGroup(**{"key": key, "name": key.title(), "member_keys": members} | told)


def post(key="p", author="anja", **told):
    """Return a post in the group g, with its key as its words."""
    return SourcePost(**{"key": key, "group_key": "g", "author_key": author, "body": key, "published_at": DAY} | told)


def comment(key="c", author="anja", **told):
    """Return an answer to the post p, with its key as its words."""
    return SourceComment(**{"key": key, "post_key": "p", "author_key": author, "body": key, "created_at": DAY} | told)


def archive(*items, source="slack", **told):
    """Return an Archive of these things, whatever their kinds; without people it has Anja, without groups her group g."""
    kinds = {SourcePerson: "people", SourceGroup: "groups", SourcePost: "posts", SourceComment: "comments"}
    sorted_out = {name: tuple(item for item in items if isinstance(item, kind)) for kind, name in kinds.items()}
    people = sorted_out["people"] or (person("anja"),)
    groups = sorted_out["groups"] or (group("g", *(one.key for one in people)),)
    return Archive(**{"source": source} | sorted_out | {"people": people, "groups": groups} | told)
