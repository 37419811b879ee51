"""Every page of a shop's file and of its journal as plain bytes, free room and all: what a thief with the code sees.

SQLCipher 4: pages of 4096 bytes, AES-256-CBC under the raw key, of each page the last 80 bytes being vector and
checksum; of the first page the first 16 bytes are the salt.
"""

import json
from pathlib import Path

import pytest

from shopfriend.store import copies

PAGE, RESERVED, VECTOR, SALT = 4096, 80, 16, 16
_WAL_HEAD, _FRAME_HEAD = 32, 24


def plain_bytes(path: Path, key: str) -> bytes:
    """All that lies in the file and in what SQLite keeps beside it, decrypted page by page."""
    found = bytearray()
    for file in (path, *(path.with_name(path.name + ending) for ending in copies.BESIDE)):
        data = file.read_bytes() if file.exists() else b""
        if file.name.endswith("-wal"):
            step = PAGE + _FRAME_HEAD
            pages = [data[at + _FRAME_HEAD : at + step] for at in range(_WAL_HEAD, len(data) - step + 1, step)]
        else:
            pages = [data[at : at + PAGE] for at in range(0, len(data) - PAGE + 1, PAGE)]
        if not file.name.endswith("-shm"):
            for page in pages:
                found += _decrypted(page, bytes.fromhex(key[:64]), bytes.fromhex(key[64:]))
    return bytes(found)


def _decrypted(page: bytes, key: bytes, salt: bytes) -> bytes:
    ciphers = pytest.importorskip("cryptography.hazmat.primitives.ciphers")
    begin = SALT if page[:SALT] == salt else 0
    end = PAGE - RESERVED
    vector = page[end : end + VECTOR]
    decryptor = ciphers.Cipher(ciphers.algorithms.AES(key), ciphers.modes.CBC(vector)).decryptor()
    return decryptor.update(page[begin:end]) + decryptor.finalize()


def found_in(data: bytes, words: set[str]) -> set[str]:
    """Which of these words stand in it: as they are, as JSON has them, or in small letters."""
    lower = data.lower()
    return {
        word
        for word in words
        if word.encode() in data or json.dumps(word)[1:-1].encode() in data or word.lower().encode() in lower
    }
