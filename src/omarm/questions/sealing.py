"""Who asked without their name, sealed: to be read with the secret key of the installation, which is not in the database.

Fernet (AES in CBC mode with an HMAC), its key derived from SECRET_KEY by HKDF. A seal holds question and person in a fixed
length, so that one cannot be put with another question and none is told by its size; its own clock stands at nought.
"""

import base64
import struct
import uuid
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

ASKER, FORM = b"omarm.questions.asker", b"omarm.questions.form"  # what a key is for
NUMBERS = struct.Struct(">QQ")
NO_MOMENT = 0  # a token of Fernet tells when it was made, and that moment would stand beside the question


def seal(question_id, person_id):
    """Return who asked a question, sealed: bytes that differ each time."""
    told = NUMBERS.pack(question_id, person_id)
    return _box(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).encrypt_at_time(told, NO_MOMENT)


def opened(sealed):
    """Return (question id, person id) of a seal, or (None, None) for one that this key does not open."""
    try:
        return NUMBERS.unpack(_box(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).decrypt(bytes(sealed)))
    except (InvalidToken, struct.error):
        return None, None


def blinded(submission, person_id):
    """Return another UUID for that of a form, the same each time for the same person: nothing else was kept under it."""
    told = hmac.HMAC(_key(settings.SECRET_KEY, FORM), hashes.SHA256())
    told.update(submission.bytes + str(person_id).encode())
    return uuid.UUID(bytes=told.finalize()[:16], version=5)


@lru_cache(maxsize=4)
def _box(*secrets):
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_key(secret, ASKER))) for secret in secrets])


@lru_cache(maxsize=8)
def _key(secret, info):
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(secret.encode())
