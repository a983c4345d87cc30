"""The folders of a group as a tree, read at once: a group has some dozens of them, not thousands."""

from dataclasses import dataclass, field

from omarm.files.models import Folder

DEEPEST = 4  # folders in folders: deeper ones nobody finds back
MOST_FOLDERS = 500  # of a group


@dataclass(frozen=True)
class Tree:
    """The standing folders of a group, by id."""

    folders: dict = field(default_factory=dict)

    def path(self, folder):
        """Return the folders from the top down to this one; () for the group itself (None)."""
        path = []
        while folder is not None:
            folder = self.folders[folder.pk]
            path.insert(0, folder)
            folder = self.folders[folder.parent_id] if folder.parent_id else None
        return tuple(path)

    def depth(self, folder):
        """Return how many folders one opens to be in this one: 0 for the group itself (None)."""
        return len(self.path(folder))

    def below(self, folder):
        """Return the folders in this one, at any depth, without itself."""
        return [one for one in self.folders.values() if one.pk != folder.pk and folder in self.path(one)]

    def height(self, folder):
        """Return how many folders deep this one is, counting itself: 1 when it holds none."""
        deepest = max((self.depth(one) for one in self.below(folder)), default=self.depth(folder))
        return deepest - self.depth(folder) + 1

    def choices(self, *, without=None):
        """Return (id, "A / B / C") of all folders in the order of their paths, without one and what is in it."""
        left_out = {without.pk, *(one.pk for one in self.below(without))} if without else set()
        paths = {folder.pk: self.path(folder) for folder in self.folders.values() if folder.pk not in left_out}
        rows = sorted(paths.items(), key=lambda row: [folder.key for folder in row[1]])
        return [(pk, " / ".join(folder.name for folder in path)) for pk, path in rows]


def tree_of(group):
    """Return the Tree of a group. Only for who may read the group: ask that first."""
    return Tree(Folder.objects.filter(group=group, deleted_at=None).select_related("group").in_bulk())
