"""Why rows or options cannot be used, told by code, so that it can be said in every language (`network/wording`)."""


class Unusable(ValueError):
    """Rows or options that no figure can be made of; nothing of them was used.

    `code` is stable and `detail` names where it stands (`table`, `line`, `column`) and what stands there (`value`).
    """

    def __init__(self, code: str, **detail: object):
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
