"""Storing what was decided, many rows at a time, as the commands of the apps would have stored it over the years.

Nothing of it is news, so no facts are recorded: nobody is told of two years at once.
"""

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from omarm.demo.drawing.chance import chance_for
from omarm.demo.loading.memberships import group_start
from omarm.demo.seed import PASSWORD
from omarm.core import richtext
from omarm.groups.models import Group, JoinRequest, Membership
from omarm.people.commands.accounts import derive
from omarm.people.models import Department, Person, Role
from omarm.stream.models import Comment, Placement, Post, Reaction, SeenMarker
from omarm.updates.models import Update

KINDS = {"cop": Group.Kind.PRACTICE, "coi": Group.Kind.INTEREST}


def store_departments(content):
    """Store the tree of departments. Returns them by key."""
    stored = {}
    for rank, told in enumerate(content.departments):
        parent = stored.get(told["parent"])
        department = Department.objects.create(name=told["name"], parent=parent, rank=rank)
        department.path = [*(parent.path if parent else []), department.pk]
        stored[told["key"]] = department
    Department.objects.bulk_update(stored.values(), ["path"])
    return stored


def store_people(colleagues, departments):
    """Store everybody with their tasks for the organisation; all have the password of the demonstration. By key."""
    password = make_password(PASSWORD)
    stored = {colleague.key: _person(colleague, departments, password) for colleague in colleagues}
    Person.objects.bulk_create(stored.values())
    for colleague in colleagues:
        stored[colleague.key].manager = stored.get(colleague.manager)
    Person.objects.bulk_update(stored.values(), ["manager"])
    Role.objects.bulk_create(
        Role(person=stored[colleague.key], code=code) for colleague in colleagues for code in colleague.roles
    )
    return stored


def store_groups(content, told, members, people, calendar):
    """Store the groups with their members and who asks to join. Returns them by slug."""
    stored = {
        group["slug"]: Group(
            slug=group["slug"], name=group["name"], purpose=group["purpose"], about=group["about"],
            access=group["access"], kind=KINDS.get(group["kind"], group["kind"]),
            created_at=group_start(group, told, calendar),
        )
        for group in content.groups
    }  # fmt: skip
    Group.objects.bulk_create(stored.values())
    Membership.objects.bulk_create(
        Membership(group=stored[slug], person=people[one.person], role=one.role, joined_at=one.joined_at)
        for slug, group in members.items()
        for one in group
    )
    _store_requests(content, stored, people, calendar)
    return stored


def store_posts(told, people, groups, departments):
    """Store the posts, each with its detail and its place. Returns them by key."""
    stored = {
        talk.key: Post(
            kind="update", title=talk.title, body=richtext.from_text(talk.body), text=talk.body, lang=talk.lang,
            author=people[talk.author], created_at=talk.at, published_at=talk.at, announced_at=talk.at,
        )
        for talk in told
    }  # fmt: skip
    Post.objects.bulk_create(stored.values())
    Update.objects.bulk_create(Update(post=stored[talk.key], form=talk.form) for talk in told)
    Placement.objects.bulk_create(_placement(talk, stored[talk.key], groups, departments) for talk in told)
    return stored


def store_comments(told, posts, people):
    """Store the conversations: first what answers the post, then what answers that."""
    stored = {
        (talk.key, said.number): Comment(
            post=posts[talk.key], author=people[said.author], body=said.body, created_at=said.at
        )
        for talk in told
        for said in talk.comments
    }
    answers = {(talk.key, said.number): said.under for talk in told for said in talk.comments if said.under}
    Comment.objects.bulk_create(comment for number, comment in stored.items() if number not in answers)
    for (key, number), under in answers.items():
        stored[key, number].parent = stored[key, under]
    Comment.objects.bulk_create(stored[number] for number in answers)


def store_reactions(told, readers, posts, people):
    """Store the reactions of those who can read the posts."""
    Reaction.objects.bulk_create(
        Reaction(post=posts[talk.key], person=people[key], kind_id=kind)
        for talk in told
        for key, kind in readers.reactions_to(talk)
    )


def store_markers(told, readers, posts, people, groups):
    """Store how far everybody has read, at home and in each of their groups, so that they find something new."""
    markers = []
    for key, person in people.items():
        seen, at_home = readers.seen_by(key, told)
        if seen is None:
            continue
        newest = {None: seen}
        for talk in at_home[at_home.index(seen) :]:
            newest.setdefault(talk.group or "", talk)
        newest.pop("", None)
        markers += [
            SeenMarker(person=person, group=groups.get(slug), published_at=talk.at, post_id=posts[talk.key].pk)
            for slug, talk in newest.items()
        ]
    SeenMarker.objects.bulk_create(markers)


def _person(colleague, departments, password):
    person = Person(
        username=colleague.username, email=colleague.email, password=password, given_name=colleague.name.given,
        particle=colleague.name.particle, surname=colleague.name.surname, function=colleague.function,
        department=departments.get(colleague.department), phone=colleague.phone, place=colleague.place,
        about=colleague.about, employed_since=colleague.employed_since, is_guest=colleague.is_guest,
    )  # fmt: skip
    derive(person)
    return person


def _store_requests(content, groups, people, calendar):
    for group in content.groups:
        for told in group.get("request", ()):
            request = JoinRequest.objects.create(
                group=groups[group["slug"]], person=people[told["person"]], message=told["text"]
            )
            # The row gets the present time by itself; people ask some days before they are answered.
            asked_at = calendar.moment(1, "10:00") - timedelta(hours=chance_for("asked", told["person"]).randint(0, 60))
            JoinRequest.objects.filter(pk=request.pk).update(asked_at=asked_at)


def _placement(talk, post, groups, departments):
    group, department = groups.get(talk.group), departments.get(talk.department)
    audience = Placement.Audience.EVERYONE
    if group:
        audience = Placement.Audience.GROUP
    elif department:
        audience = Placement.Audience.DEPARTMENT
    return Placement(
        post=post, audience=audience, group=group, department=department, author=post.author,
        published_at=post.published_at, live=True,
    )  # fmt: skip
