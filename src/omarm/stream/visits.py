"""What apps above do when somebody opens a post: they register, `stream` calls. Reading itself is not recorded."""

_callbacks = []


def register(callback):
    """Have `callback(person, post_id)` called when the person opens the page of a post."""
    if callback not in _callbacks:
        _callbacks.append(callback)


def opened(person, post_id):
    """Tell whoever registered that the person opened the post."""
    for callback in _callbacks:
        callback(person, post_id)
