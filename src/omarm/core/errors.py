"""What a command raises when it will not do what was asked."""


class DomainError(Exception):
    """The person may do this, but not now or not so. The message is translated and meant for them."""

    def __init__(self, message, *, code="refused"):
        super().__init__(message)
        self.message = message
        self.code = code
