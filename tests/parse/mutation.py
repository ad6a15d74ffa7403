"""Damaged copies of a file, the same for the same seed."""

from __future__ import annotations

import random


def mutated(content: bytes, seed: int) -> bytes:
    """The content with bytes flipped, cut off, doubled, moved, or numbers in it made huge."""
    chance = random.Random(seed)
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(changed))
        length = min(chance.choice([1, 4, 16, 64, 256]), len(changed) - start)
        piece = bytes(changed[start : start + length])
        match chance.randrange(6):
            case 0:
                for place in range(start, start + length):
                    changed[place] ^= 1 << chance.randrange(8)
            case 1:
                del changed[start : start + length]
            case 2:
                changed[start:start] = piece * chance.choice([1, 2, 50])
            case 3:
                target = chance.randrange(len(changed))
                changed[target : target + length] = piece
            case 4:
                digits = [place for place, byte in enumerate(changed) if 0x30 <= byte <= 0x39]
                place = chance.choice(digits)
                changed[place : place + 1] = chance.choice([b"0", b"-1", b"999999999", b"4294967296"])
            case _:
                del changed[max(len(changed) // 2, start) :]
    return bytes(changed)
