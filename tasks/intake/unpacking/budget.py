"""What may still come out of containers: shared by all that are nested in each other."""

from __future__ import annotations

from dataclasses import dataclass

from models.errors import Code, DocumentError

MAX_ENTRIES = 1_000
MAX_TOTAL_BYTES = 500 * 1024 * 1024
MAX_RATIO = 100  # counted after the first megabyte: small files of spaces are no bombs
FREE_BYTES = 1024 * 1024


@dataclass(slots=True)
class Budget:
    """Bytes and entries that may still be unpacked; a container that wants more is refused as unsafe_archive."""

    bytes_left: int = MAX_TOTAL_BYTES
    entries_left: int = MAX_ENTRIES

    def room(self, packed_bytes: int) -> int:
        """How many bytes may come out of so many packed ones."""
        return max(0, min(self.bytes_left, FREE_BYTES + MAX_RATIO * packed_bytes))

    def check_entries(self, count: int, name: str) -> None:
        """Refuse a container with more entries than are left.

        Raises:
            DocumentError: unsafe_archive.
        """
        if count > self.entries_left:
            raise DocumentError(f"{name} (more than {self.entries_left:,} entries)", Code.UNSAFE_ARCHIVE)

    def spend(self, unpacked_bytes: int, room: int, name: str) -> None:
        """Count one entry that came out.

        Args:
            unpacked_bytes: Its size; or what it says its size is, or any size above ``room`` where it did not end.
            room: What ``room`` allowed for it.
            name: For the error message.

        Raises:
            DocumentError: unsafe_archive: it is larger than its room, or no entry is left.
        """
        if unpacked_bytes > min(room, self.bytes_left):
            raise DocumentError(f"{name} (unpacks to more than {room:,} bytes)", Code.UNSAFE_ARCHIVE)
        self.check_entries(1, name)
        self.bytes_left -= unpacked_bytes
        self.entries_left -= 1
