"""What came in before, so that nothing comes in twice."""

from omarm.importers.models import ImportedItem


class Known:
    """The rows of one model that one source brought in, by foreign key; new ones are remembered at once.

    A key stays known when its row was deleted here since: what was taken away does not come back by itself.
    """

    def __init__(self, source, model):
        self.source = source[:160]
        self.label = model._meta.label_lower
        mine = ImportedItem.objects.filter(source=self.source, model=self.label)
        self._ids = dict(mine.values_list("key", "object_id").iterator())
        gone = mine.exclude(object_id__in=model.objects.values("pk"))
        self._ids |= dict.fromkeys(gone.values_list("key", flat=True))

    def __contains__(self, key):
        return key[:300] in self._ids

    def __getitem__(self, key):
        return self._ids[key[:300]]

    @property
    def keys(self):
        """The foreign keys of what came in before."""
        return self._ids.keys()

    @property
    def ids(self):
        """The ids of the rows that are still here."""
        return {object_id for object_id in self._ids.values() if object_id is not None}

    def get(self, key):
        """Return the id of our row for a foreign key, or None when it never came in or is no longer here."""
        return self._ids.get(key[:300]) if key else None

    def remember(self, pairs):
        """Keep (foreign key, our id) pairs for this import and the next."""
        pairs = [(key[:300], object_id) for key, object_id in pairs]
        ImportedItem.objects.bulk_create(
            (ImportedItem(source=self.source, model=self.label, key=key, object_id=pk) for key, pk in pairs),
            batch_size=2000,
            update_conflicts=True,
            update_fields=["object_id"],
            unique_fields=["source", "model", "key"],
        )
        self._ids |= dict(pairs)
