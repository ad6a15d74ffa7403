"""Takes from this process, for good, the system calls that reading a document never needs (Linux seccomp filter).

Source: Linux ``Documentation/userspace-api/seccomp_filter.rst``; numbers from ``asm/unistd_64.h`` (x86-64) and
``asm-generic/unistd.h`` (ARM64).
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from collections.abc import Iterable
from typing import NamedTuple

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16
_CLONE_THREAD = 0x00010000
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_FOREIGN_TABLE = 0x40000000  # x86-64's second table of the same calls


class _Machine(NamedTuple):
    """Numbers of the calls of one machine; ``opens`` is call number to position of its flags."""

    audit: int
    network: tuple[int, ...]
    processes: tuple[int, ...]
    files: tuple[int, ...]
    others: tuple[int, ...]
    opens: tuple[tuple[int, int], ...]
    clone: int
    clone3: int
    openat2: int
    tgkill: int


_MACHINES = {
    "x86_64": _Machine(
        audit=0xC000003E,
        network=(41, 42, 43, 49, 50, 53, 288),
        processes=(57, 58, 59, 322),
        files=(76, 82, 83, 84, 85, 86, 87, 88, 90, 92, 94, 133, 165, 166, 258, 259, 260, 263, 264, 265, 266, 268, 316),
        others=(62, 101, 310, 311, 321, 323, 424, 425, 438),
        opens=((2, 1), (257, 2)),
        clone=56,
        clone3=435,
        openat2=437,
        tgkill=234,
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        network=(198, 199, 200, 201, 202, 203, 242),
        processes=(221, 281),
        files=(33, 34, 35, 36, 37, 38, 39, 40, 45, 53, 54, 276),
        others=(117, 129, 270, 271, 280, 282, 424, 425, 438),
        opens=((56, 2),),
        clone=220,
        clone3=435,
        openat2=437,
        tgkill=131,
    ),
}


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def give_up(*, may_run_programs: bool = False) -> bool:
    """This process and its threads can no longer reach the network, start processes or change files.

    Files and streams that are open stay usable. Must be called before threads are started.

    Args:
        may_run_programs: Leave starting programs allowed; those programs inherit the rest.

    Returns:
        Whether it is so; False where the system has no such filter.
    """
    machine = _MACHINES.get(platform.machine())
    if machine is None or sys.platform != "linux" or sys.maxsize < 1 << 32:
        return False
    steps = list(_filter(machine, may_run_programs))
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    control = ctypes.CDLL(None, use_errno=True).prctl
    control.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    if control(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(control(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(program), 0, 0) == 0)


def _filter(machine: _Machine, may_run_programs: bool) -> Iterable[_Step]:
    yield _Step(_LOAD, 0, 0, _ARCHITECTURE_AT)
    yield _Step(_EQUAL, 1, 0, machine.audit)
    yield _refusal(errno.EPERM)
    yield _Step(_LOAD, 0, 0, _NUMBER_AT)
    yield _Step(_AT_LEAST, 0, 1, _FOREIGN_TABLE)
    yield _refusal(errno.EPERM)
    for number in (*machine.network, *machine.files, *machine.others, *(() if may_run_programs else machine.processes)):
        yield from _when(number, [_refusal(errno.EPERM)])
    # the C library falls back to the older calls, whose flags can be looked at
    for number in (machine.openat2, *(() if may_run_programs else (machine.clone3,))):
        yield from _when(number, [_refusal(errno.ENOSYS)])
    for number, flags in machine.opens:
        yield from _when(number, [_argument(flags), _Step(_ANY_BIT, 0, 1, _WRITES), _refusal(errno.EROFS), _pass()])
    if not may_run_programs:
        thread = [_argument(0), _Step(_ANY_BIT, 1, 0, _CLONE_THREAD), _refusal(errno.EPERM), _pass()]
        yield from _when(machine.clone, thread)
    yield from _when(machine.tgkill, [_argument(0), _Step(_EQUAL, 1, 0, os.getpid()), _refusal(errno.EPERM), _pass()])
    yield _pass()


def _when(number: int, steps: list[_Step]) -> Iterable[_Step]:
    yield _Step(_EQUAL, 0, len(steps), number)
    yield from steps


def _argument(position: int) -> _Step:
    """Loads the lower half of an argument; both machines store it first."""
    return _Step(_LOAD, 0, 0, _ARGUMENTS_AT + 8 * position)


def _refusal(error: int) -> _Step:
    return _Step(_RETURN, 0, 0, _ERRNO | error)


def _pass() -> _Step:
    return _Step(_RETURN, 0, 0, _ALLOW)
