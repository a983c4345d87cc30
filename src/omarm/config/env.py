"""Settings from environment variables. Nonsense is refused at start, in one readable line."""

import importlib.util
import os
import re
import secrets
import sys
import zoneinfo
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import platformdirs

SHORTEST_SECRET = 32
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")  # the names that S3 allows
TRUE, FALSE = {"1", "true", "yes", "on", "ja"}, {"0", "false", "no", "off", "nee", ""}


class SettingError(Exception):
    """A setting has a value that cannot be used; the message names it and says what it takes."""


def text(name: str, default: str = "") -> str:
    """Return the setting as a stripped string, or `default` where it is not set."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """Return the setting as a boolean. Raises SettingError for anything but 1/0, yes/no, on/off, true/false."""
    value = text(name, "1" if default else "0").lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise SettingError(f"{name}={value!r} is not a yes or no. Use 1 or 0.")


def number(name: str, default: int, *, lowest: int = 0, highest: int = 2**31) -> int:
    """Return the setting as a whole number. Raises SettingError outside lowest..highest."""
    value = text(name, str(default))
    refused = SettingError(f"{name}={value!r} is not a whole number from {lowest} to {highest}.")
    try:
        found = int(value)
    except ValueError:
        raise refused from None
    if not lowest <= found <= highest:
        raise refused
    return found


def choice(name: str, default: str, *, options: tuple[str, ...]) -> str:
    """Return the setting, which must be one of `options`. Raises SettingError otherwise."""
    value = text(name, default)
    if value in options:
        return value
    raise SettingError(f"{name}={value!r} is not one of: {', '.join(options)}.")


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated setting as a list without empty parts."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def data_directory() -> Path:
    """Return the folder for everything that must be kept: OMARM_DATA, ./var in a checkout, else the platform's."""
    named = text("OMARM_DATA")
    if named:
        return Path(named).expanduser().resolve()
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").is_file() and (checkout / "src" / "omarm").is_dir():
        return checkout / "var"
    return Path(platformdirs.user_data_dir("omarm", appauthor=False))


def secret(name: str, directory: Path) -> str:
    """Return the secret from the environment, or the one kept in `directory` (made at first use, readable by us)."""
    given = text(name)
    if given:
        if len(given) < SHORTEST_SECRET:
            raise SettingError(f"{name} is too short: use at least {SHORTEST_SECRET} characters.")
        return given
    file = directory / "secrets" / name.lower()
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="utf-8")


def database(url: str) -> dict:
    """Return Django's DATABASES entry for a postgresql:// address. Raises SettingError for another kind."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise SettingError("DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    try:
        port = parts.port
    except ValueError as error:
        raise SettingError(f"DATABASE_URL has a port that is not a number: {error}.") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.pop("host", "") or parts.hostname or ""),
        "PORT": port or "",
        "OPTIONS": {key: unquote(value) for key, value in options.items()},
    }


def refuse(error: SettingError) -> None:
    """Print what is wrong with a setting and leave with exit code 2."""
    sys.stderr.write(f"omarm: {error}\n")
    raise SystemExit(2)


def check_zone(name: str) -> None:
    """Raise SettingError unless `name` is a time zone that exists."""
    if name not in zoneinfo.available_timezones():
        raise SettingError(f"OMARM_ZONE={name!r} is not a time zone. Use for instance Europe/Amsterdam.")


def mail_server(url: str) -> dict:
    """Return Django's mailer for smtp://user:password@host:587?tls=1 or smtps://…; without one, mail goes to stdout."""
    if not url:
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingError("OMARM_MAIL_URL must look like smtp://user:password@host:587?tls=1 or smtps://host:465.")
    options = {"host": parts.hostname, "port": parts.port or (465 if parts.scheme == "smtps" else 25), "timeout": 15}
    if parts.username:
        options |= {"username": unquote(parts.username), "password": unquote(parts.password or "")}
    options |= {"use_ssl": parts.scheme == "smtps", "use_tls": parts.scheme == "smtp" and "tls=1" in parts.query}
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


def file_store(url: str) -> dict:
    """Return Django's storage for photos and files: the data folder, or a bucket like s3://name?endpoint=…&region=….

    The keys come from the usual AWS_ variables, or from the machine's own role. Raises SettingError for anything else,
    and where the extra `s3` is not installed.
    """
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(url)
    told = dict(parse_qsl(parts.query, keep_blank_values=True))
    address = urlsplit(told.get("endpoint", "https://"))
    if (
        parts.scheme != "s3" or not BUCKET.fullmatch(parts.netloc) or parts.path.strip("/") or set(told) - {"endpoint", "region"}
        or address.scheme not in {"http", "https"} or ("endpoint" in told and not address.hostname)
    ):  # fmt: skip
        raise SettingError("OMARM_FILES must look like s3://bucket?endpoint=https://s3.voorbeeld.nl&region=eu-1.")
    if importlib.util.find_spec("storages") is None or importlib.util.find_spec("boto3") is None:
        raise SettingError("OMARM_FILES needs what omarm[s3] brings. Install that, or leave the setting out.")
    options = {
        "bucket_name": parts.netloc,
        "signature_version": "s3v4",
        "file_overwrite": True,
        "querystring_auth": True,
    }
    options |= {"endpoint_url": told["endpoint"]} if "endpoint" in told else {}
    options |= {"region_name": told["region"]} if told.get("region") else {}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
