"""Becomes the given program, with limits that it cannot lift: seconds of processor, MB of memory, MB of a file.

A program of its own, so that nothing runs between fork and exec in a process that has threads."""

import ctypes
import os
import resource
import sys

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # unshare(2)


def main() -> None:
    seconds, memory_mb, file_mb = map(int, sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb << 20, memory_mb << 20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_mb << 20, file_mb << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)
    # Without a network where the kernel allows it to us; elsewhere the profile still fetches nothing.
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NETWORK):
        libc.unshare(_NEW_USER | _NEW_NETWORK)
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606 - that is what it is for


if __name__ == "__main__":
    main()
