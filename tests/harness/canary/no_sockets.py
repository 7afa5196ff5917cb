"""A process that ends at once, by SIGSYS, when anything in it opens a socket to another machine or to this one."""

import ctypes
import platform
import socket
import struct
import sys

_SOCKET = {"x86_64": 41, "aarch64": 198}
"""Numbers of the system call."""
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_NUMBER, _FAMILY = 0, 16
"""Offsets in the kernel's record of a call: its number, and its first argument."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def can_refuse() -> bool:
    """Whether this machine can: a Linux whose calls are known here."""
    return sys.platform == "linux" and platform.machine() in _SOCKET


def refuse_sockets() -> None:
    """Let the kernel end this process at the first socket that is not of the family AF_UNIX.

    Raises:
        OSError: The kernel does not take the filter.
    """
    instructions = (
        (_LOAD, 0, 0, _NUMBER),
        (_EQUAL, 0, 2, _SOCKET[platform.machine()]),
        (_LOAD, 0, 0, _FAMILY),
        (_EQUAL, 0, 1, socket.AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in instructions))
    program = _Program(len(instructions), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
        _PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "no filter of system calls")
