"""What can be wrong with a foreign file, said in a sentence. The code is stable, so that the sentence can be translated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

UNREADABLE = {
    "cannot_open": "The file %(name)s cannot be opened: %(reason)s.",
    "empty_file": "The file %(name)s is empty.",
    "file_too_large": "The file %(name)s is larger than %(limit)s MB.",
    "not_text": "The file %(name)s is not a text file.",
    "unknown_encoding": "The characters of %(name)s cannot be read (around line %(line)s). Save it as UTF-8 and try again.",
    "not_a_zip": "The file %(name)s is not a zip file.",
    "damaged_zip": "The zip file %(name)s is damaged or incomplete. Download it again.",
    "encrypted_zip": "The zip file %(name)s is locked with a password. Unlock it first.",
    "unsupported_zip": "The zip file %(name)s is packed in a way that is not read here. Pack it again as an ordinary zip.",
    "unsafe_zip": "The zip file %(name)s is not safe: it holds the path %(path)s.",
    "too_many_files": "The zip file %(name)s holds more than %(limit)s files.",
    "zip_bomb": "The zip file %(name)s unpacks to far more than an export can hold, and was not read.",
    "wrong_product": "The file %(name)s is an export of %(found)s, not of %(expected)s.",
    "not_this_product": "The file %(name)s is not an export of %(expected)s: %(missing)s is missing.",
    "invalid_json": "%(path)s in %(name)s is not valid JSON.",
    "unexpected_content": "%(path)s in %(name)s does not have the form of an export of %(expected)s.",
    "damaged_table": "Row %(row)s of %(name)s cannot be read as a table. Is a quotation mark missing?",
    "long_row": "Row %(row)s of %(name)s has more cells than there are columns.",
    "no_rows": "The table %(name)s has a header and no rows.",
    "double_column": "The column “%(column)s” stands twice in %(name)s.",
    "missing_column": "The column “%(column)s” is missing in %(name)s. The columns found are: %(found)s.",
    "missing_value": "Row %(row)s of %(name)s has nothing in the column “%(column)s”.",
    "not_whatsapp": "The file %(name)s is not a WhatsApp chat: no line begins with a date, a time and a name.",
    "ambiguous_dates": "The dates in %(name)s, such as %(example)s, can be read in more than one way. "
    "Say which with --date-order dmy, mdy or ymd.",
    "wrong_date_order": "The date %(example)s on line %(line)s of %(name)s does not exist when read as %(order)s.",
    "mixed_dates": "The dates in %(name)s do not follow one order.",
    "unknown_zone": "The time zone %(zone)s is not known.",
}

FINDINGS = {
    "unknown_manager": "Row %(row)s: the manager %(manager)s is not in the file.",
    "manager_cycle": "Row %(row)s: %(people)s manage each other in a circle; their managers are left empty.",
    "duplicate_email": "Row %(row)s: the mail address %(email)s already stands on row %(first)s and is left empty.",
    "duplicate_key": "Row %(row)s: %(key)s already stands on row %(first)s; this row is left out.",
    "invalid_email": "Row %(row)s: “%(email)s” is not a mail address and is left empty.",
    "invalid_date": "Row %(row)s: “%(value)s” is not a date (dd-mm-yyyy or yyyy-mm-dd) and is left empty.",
    "invalid_workday": "Row %(row)s: “%(value)s” is not a day of the week and is left out.",
    "invalid_active": "Row %(row)s: “%(value)s” is neither yes nor no; the person comes in as inactive.",
    "without_name": "Row %(row)s has no name and is left out.",
    "without_key": "Row %(row)s has no number, mail address or username to recognise it by and is left out.",
    "unknown_parent": "Row %(row)s: the parent %(parent)s is not in the file; %(key)s comes at the top.",
    "department_cycle": "Row %(row)s: %(keys)s lie within each other in a circle; they come at the top.",
    "unknown_department": "Row %(row)s: the department %(department)s of %(key)s is not in the file; this row is left out.",
    "may_be_private": "This chat has two writers and no sign of being a group. Private conversations do not belong here.",
    "unused_opt_out": "Nobody in the chat is called %(name)s, so no lines were left out for that name.",
    "unused_mapping": "Nobody in the chat is called %(name)s, so that mapping was not used.",
}

SKIPPED = {
    "bot_message": "written by a bot",
    "bot_added": "a bot was added or removed",
    "joined_or_left": "somebody joined or left",
    "system": "a notice of the product itself",
    "deleted": "deleted by its author or a moderator",
    "older_version": "an earlier version of an edited message",
    "empty": "without text or file",
    "duplicate": "stands in the file twice",
    "parent_missing": "an answer to something that did not come in",
    "private_channel": "written in a private channel",
    "direct_message": "a direct message",
    "unknown_channel": "written in a channel that the export does not describe",
    "unreadable": "without a usable author or time",
    "opted_out": "written by somebody who opted out",
    "row": "a row that could not be used",
}


class UnreadableFile(Exception):
    """The file cannot be read; nothing of it was used. `code` and `detail` serve translation, str() is English."""

    def __init__(self, code: str, **detail: object):
        self.code = code
        self.detail = detail
        super().__init__(UNREADABLE[code] % detail)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a file that came in otherwise than it stood there."""

    code: str
    detail: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self):
        return FINDINGS[self.code] % self.detail
