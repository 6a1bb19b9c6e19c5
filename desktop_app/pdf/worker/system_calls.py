"""Forbids the worker, through Linux's seccomp filter, to write files, to reach the network or to start programs.

A list of what is denied, not of what is allowed: an unknown call of a newer C library must not stop the reader. The
call fails as if for want of permission. Numbers are the kernel's, which never change.
"""

import ctypes
import os
import struct
import sys

_X86_64, _ARM64 = 0xC000003E, 0xC00000B7
_ARCHITECTURES = {"x86_64": _X86_64, "aarch64": _ARM64}

#: name: number on x86-64, on ARM64; -1 where there is no such call
_DENIED = {
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "socketpair": (53, 199),
    "execve": (59, 221),
    "execveat": (322, 281),
    "fork": (57, -1),
    "vfork": (58, -1),
    "clone3": (435, 435),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kill": (62, 129),
    "creat": (85, -1),
    "openat2": (437, 437),
    "open_by_handle_at": (304, 265),
    "rename": (82, -1),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "unlink": (87, -1),
    "unlinkat": (263, 35),
    "mkdir": (83, -1),
    "mkdirat": (258, 34),
    "rmdir": (84, -1),
    "link": (86, -1),
    "linkat": (265, 37),
    "symlink": (88, -1),
    "symlinkat": (266, 36),
    "mknod": (133, -1),
    "mknodat": (259, 33),
    "truncate": (76, 45),
    "chmod": (90, -1),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "chown": (92, -1),
    "lchown": (94, -1),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "mount": (165, 40),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "setns": (308, 268),
    "bpf": (321, 280),
    "io_uring_setup": (425, 425),
}
_WRITING = 0o1 | 0o2 | 0o100 | 0o1000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC
_THREAD = 0x00010000  # CLONE_THREAD
#: name: numbers, which argument has the flags, the flags, whether the call is denied with them or without them
_DENIED_BY_FLAGS = {
    "open": ((2, -1), 1, _WRITING, True),
    "openat": ((257, 56), 2, _WRITING, True),
    "clone": ((56, 220), 0, _THREAD, False),
}

_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16
_ALLOW, _REFUSE_PERMISSION, _REFUSE_UNKNOWN = 0x7FFF0000, 0x00050001, 0x00050026  # errno EPERM, ENOSYS
_OTHER_ABI = 0x40000000
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER_MODE, _SET_PARENT_DEATH_SIGNAL, _SIGKILL = 38, 22, 2, 1, 9


def forbid() -> bool:
    """Put the filter in force for the rest of this process; False where the system has none."""
    if sys.platform != "linux" or os.uname().machine not in _ARCHITECTURES:
        return False
    architecture = _ARCHITECTURES[os.uname().machine]
    control = ctypes.CDLL(None, use_errno=True).prctl
    steps = _program(architecture)
    code = ctypes.create_string_buffer(b"".join(steps))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(code)))
    is_bound = bool(control(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0)
    return is_bound and bool(control(_SET_SECCOMP, _FILTER_MODE, program, 0, 0) == 0)


def end_with_parent() -> None:
    """Have the kernel kill this process when the thread that started it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_SET_PARENT_DEATH_SIGNAL, _SIGKILL, 0, 0, 0)


def _program(architecture: int) -> list[bytes]:
    """Steps of the kernel's filter machine: leave what is denied with an error, let the rest pass."""
    column = 0 if architecture == _X86_64 else 1
    steps = [
        _step(_LOAD, 0, 0, _ARCHITECTURE_AT),
        _step(_IF_EQUAL, 1, 0, architecture),
        _step(_RETURN, 0, 0, _REFUSE_PERMISSION),
        _step(_LOAD, 0, 0, _NUMBER_AT),
        _step(_IF_AT_LEAST, 0, 1, _OTHER_ABI),
        _step(_RETURN, 0, 0, _REFUSE_PERMISSION),
    ]
    for name, numbers in _DENIED.items():
        if numbers[column] >= 0:
            # a C library tries an older call when one is unknown, and gives up when it is refused
            answer = _REFUSE_UNKNOWN if name in ("clone3", "openat2") else _REFUSE_PERMISSION
            steps += [_step(_IF_EQUAL, 0, 1, numbers[column]), _step(_RETURN, 0, 0, answer)]
    for flagged, argument, flags, is_denied_with in _DENIED_BY_FLAGS.values():
        if flagged[column] >= 0:
            steps += [
                _step(_IF_EQUAL, 0, 4, flagged[column]),
                _step(_LOAD, 0, 0, _ARGUMENTS_AT + 8 * argument),
                _step(_IF_ANY_BIT, *((0, 1) if is_denied_with else (1, 0)), flags),
                _step(_RETURN, 0, 0, _REFUSE_PERMISSION),
                _step(_RETURN, 0, 0, _ALLOW),
            ]
    return [*steps, _step(_RETURN, 0, 0, _ALLOW)]


def _step(code: int, if_true: int, if_false: int, value: int) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
