"""Files in S3-compatible storage. Loaded only where the settings name one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from obstore.exceptions import BaseError, NotFoundError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from beteiligung.media.storage import StorageAway, checked, new_key

SYNTAX = "s3://key:secret@host:port/bucket?region=…&tls=0"
_TIMEOUT = timedelta(seconds=20)
_CONNECT_TIMEOUT = timedelta(seconds=5)


class S3Storage:
    """One bucket, which belongs to the platform alone. ``url`` as in ``SYNTAX``; raises ValueError for another."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        options = parse_qs(address.query, strict_parsing=True) if address.query else {}
        bucket = address.path.strip("/")
        complete = address.hostname and address.username and address.password and bucket and "/" not in bucket
        if address.scheme != "s3" or not complete or not options.keys() <= {"region", "tls"}:
            raise ValueError(f"BETEILIGUNG_STORAGE_URL is not like {SYNTAX}")
        tls = options.get("tls", ["1"]) != ["0"]
        place = address.netloc.rpartition("@")[2]
        self._name = f"{bucket} at {place}"
        self._store = S3Store(
            bucket,
            endpoint=f"{'https' if tls else 'http'}://{place}",
            access_key_id=unquote(address.username or ""),
            secret_access_key=unquote(address.password or ""),
            region=options.get("region", ["us-east-1"])[0],
            client_options={"allow_http": not tls, "timeout": _TIMEOUT, "connect_timeout": _CONNECT_TIMEOUT},
            retry_config={"max_retries": 2, "retry_timeout": _TIMEOUT},
        )

    def put(self, name: str, content: Path, content_type: str) -> None:
        try:
            with _answered():
                self._store.put(
                    checked(name), content.read_bytes(), attributes={"Content-Type": content_type}, use_multipart=False
                )
        except FileNotFoundError as error:  # the bucket
            raise StorageAway from error

    def copy(self, name: str, new_name: str) -> None:
        """The server copies it; nothing travels."""
        try:
            with _answered():
                self._store.copy(checked(name), checked(new_name))
        except FileNotFoundError as error:
            raise StorageAway from error

    def read(self, name: str) -> bytes | None:
        try:
            with _answered():
                return self._store.get(checked(name)).bytes().to_bytes()
        except FileNotFoundError:
            return None

    def exists(self, name: str) -> bool:
        try:
            with _answered():
                self._store.head(checked(name))
        except FileNotFoundError:
            return False
        return True

    def delete(self, name: str) -> None:
        try:
            with _answered():
                self._store.delete(checked(name))
        except FileNotFoundError:
            return

    def names_in(self, shard: str, *, before: datetime) -> Iterator[str]:
        """All names of a bucket are in one list, which the server sorts; the first letters of ours are no folder."""
        with _answered():
            for part in self._store.list():
                for found in part:
                    if found["path"].startswith(shard) and found["last_modified"] < before:
                        yield found["path"]

    def fault(self) -> str | None:
        probe = f"{new_key()}.pdf"
        try:
            self._store.put(probe, b"", use_multipart=False)
            self._store.get(probe).bytes()
            self._store.delete(probe)
        except (NotFoundError, FileNotFoundError):
            return f"there is no bucket {self._name}"
        except (PermissionDeniedError, UnauthenticatedError) as error:
            return f"{self._name} refuses the key or the secret of BETEILIGUNG_STORAGE_URL ({_code_in(error)})"
        except BaseError as error:
            return f"{self._name} does not answer: {str(error).splitlines()[0][:200]}"
        return None


@contextmanager
def _answered() -> Iterator[None]:
    """Raises StorageAway, or FileNotFoundError."""
    try:
        yield
    except (NotFoundError, FileNotFoundError) as error:
        raise FileNotFoundError from error
    except BaseError as error:
        raise StorageAway from error


def _code_in(error: BaseError) -> str:
    """The word by which the server says what is wrong."""
    found = re.search(r"<Code>(\w+)</Code>", str(error))
    return found.group(1) if found else "without a reason"
