"""The hash functions of checksums and uids; `hashlib` would load OpenSSL first, 2 ms of the start."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha1
else:
    try:
        from _blake2 import blake2b
        from _sha1 import sha1
    except ImportError:
        from hashlib import blake2b, sha1

__all__ = ["blake2b", "sha1"]
