"""The files of groups and with posts: made from the words of the content, as what their names say."""

from django.core.files.base import ContentFile

from omarm.demo.loading import office, pdf
from omarm.files.models import Document, Folder, Version
from omarm.files.queries.naming import key_of
from omarm.media.commands import receive_document, receive_file
from omarm.stream.models import PostFile


def store_files(house):
    """Store the folders of groups and what stands in them."""
    folders = {}
    for told in house.plan.content.folders:
        by, group = house.people[told["by"]], house.groups[told["group"]]
        folders[told["key"]] = Folder.objects.create(
            group=group,
            parent=folders.get(told.get("parent")),
            name=told["name"],
            key=key_of(told["name"]),
            created_by=by,
        )
        Folder.objects.filter(pk=folders[told["key"]].pk).update(created_at=group.created_at)
    for told in house.plan.content.documents:
        _store(house, told, folders.get(told.get("folder")))


def store_files_of_posts(house):
    """Store the files that came with posts."""
    PostFile.objects.bulk_create(
        PostFile(post=house.posts[talk.key], file=_received(receive_file, house.people[talk.author], told), rank=rank)
        for talk in house.plan.talks
        for rank, told in enumerate(talk.more.get("file", ()))
    )


def made(told):
    """Return the bytes of a file as the content tells it: `name`, `text`, and `as` for a PDF of another sort."""
    text, ending = told["text"].strip(), told["name"].rpartition(".")[2]
    if ending == "pdf":
        return {"page": pdf.page, "scan": pdf.scan, "locked": pdf.locked}[told.get("as", "page")](text)
    if ending in {"docx", "xlsx"}:
        return office.document(text) if ending == "docx" else office.workbook(text)
    return f"{text}\n".encode()


def _store(house, told, folder):
    moments = [house.plan.calendar.moment(version["days_ago"], version["at"]) for version in told["version"]]
    document = Document.objects.create(
        group=house.groups[told["group"]], folder=folder, name=told["name"], key=key_of(told["name"]),
        version_count=len(moments), changed_at=moments[-1],
    )  # fmt: skip
    for number, (version, at) in enumerate(zip(told["version"], moments, strict=True), start=1):
        by = house.people[version["by"]]
        Version.objects.create(
            document=document, number=number, file=_received(receive_document, by, {"name": told["name"]} | version),
            note=version.get("note", ""), added_by=by, added_at=at,
        )  # fmt: skip


def _received(receive, by, told):
    return receive(actor=by, file=ContentFile(made(told), told["name"]))
