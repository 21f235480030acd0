"""What a box may use: numbers, a filter of system calls, a memory cgroup.

The box is made by bubblewrap (``lib.grading.box``); here is what is beside
its own walls: limits on each process, and system calls that no lesson needs.

Left out on purpose: a list of what is allowed.  NumPy and the C library call
other things with every version; what is refused here is what attacks on the
kernel have used.
"""

import contextlib
import errno
import functools
import os
import tempfile
import time
from pathlib import Path

MEMORY = 1 << 30  # bytes: of each process, and of the box with a cgroup
PROCESSES = 16
FILE, FILES = 16 << 20, 64  # bytes of a file, open files
FOLDER = 64 << 20  # bytes of everything that is written
CPU = 60  # seconds of a process

REFUSED = (
    "acct add_key bpf chroot clock_adjtime clock_settime delete_module "
    "fanotify_init finit_module fsconfig fsmount fsopen fspick init_module "
    "io_uring_enter io_uring_register io_uring_setup ioperm iopl ipc kcmp "
    "kexec_file_load kexec_load keyctl lookup_dcookie mount mount_setattr "
    "move_mount move_pages mq_open msgget name_to_handle_at nfsservctl "
    "open_by_handle_at "
    "open_tree perf_event_open personality pidfd_getfd pivot_root "
    "process_vm_readv process_vm_writev ptrace quotactl quotactl_fd reboot "
    "request_key semget setdomainname sethostname setns settimeofday shmget "
    "socket swapoff "
    "swapon sysfs syslog umount2 unshare uselib userfaultfd ustat vhangup"
).split()
# CLONE_NEWNS, CGROUP, UTS, IPC, USER, PID and NET: new namespaces
NEW_NAMESPACES = (
    *(0x00020000, 0x02000000, 0x04000000, 0x08000000),
    *(0x10000000, 0x20000000, 0x40000000),
)
TIOCSTI, TIOCLINUX = 0x5412, 0x541C  # types on somebody's terminal


def of_process():
    """Return the options of prlimit for each process of a box."""
    return [
        f"--as={MEMORY}",
        f"--cpu={CPU}",
        f"--nproc={PROCESSES}",
        f"--fsize={FILE}",
        f"--nofile={FILES}",
        "--core=0",
    ]


@functools.cache
def filter_of_calls():
    """Return the program with which the kernel refuses system calls.

    Raises  ImportError where pyseccomp or libseccomp is not installed.
    """
    try:
        import pyseccomp as seccomp
    except RuntimeError as error:  # what it says of a missing libseccomp
        raise ImportError(str(error)) from None
    calls = seccomp.SyscallFilter(seccomp.ALLOW)
    no = seccomp.ERRNO(errno.EPERM)
    for name in REFUSED:
        with contextlib.suppress(OSError, ValueError):  # of another processor
            calls.add_rule(no, name)
    for flag in NEW_NAMESPACES:
        new = seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag)
        calls.add_rule(no, "clone", new)
    for request in (TIOCSTI, TIOCLINUX):
        types = seccomp.Arg(1, seccomp.MASKED_EQ, 0xFFFFFFFF, request)
        calls.add_rule(no, "ioctl", types)
    # its flags lie in memory, where a filter cannot look: the C library
    # then goes the old way
    calls.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    with tempfile.TemporaryFile() as file:
        calls.export_bpf(file)
        file.seek(0)
        return file.read()


@functools.cache
def cgroups():
    """Return the folder of our memory cgroup, None where we may make none."""
    for line in Path("/proc/self/cgroup").read_text("utf8").splitlines():
        _, kinds, path = line.split(":", 2)
        root = "/sys/fs/cgroup/memory" if kinds == "memory" else ""
        root = root or ("/sys/fs/cgroup" if not kinds else "")
        folder = Path(root + path)
        if root and _can_limit(folder):
            _sweep(folder)
            return folder
    return None


def _sweep(folder):
    """Remove the groups of runs that were killed."""
    for old in folder.glob("grading-*"):
        if not Path(f"/proc/{old.name.split('-')[1]}").exists():
            with contextlib.suppress(OSError):  # it may still be dying
                old.rmdir()


def _can_limit(folder):
    try:
        group = Group(folder, "try")
    except OSError:
        return False
    group.close()
    return True


class Group:
    """A memory cgroup for one box; closed, it is gone.

    Raises  OSError where the host does not allow it.
    """

    def __init__(self, folder, name):
        self.folder = folder / f"grading-{os.getpid()}-{name}"
        self.folder.mkdir()
        try:
            for file in ("memory.limit_in_bytes", "memory.max"):
                limit = self.folder / file
                if limit.exists():
                    limit.write_text(str(MEMORY))
                    return
            raise OSError(errno.ENOTSUP, "no limit of memory")
        except OSError:
            self.close()
            raise

    def held(self, command):
        """Return a command that enters the group before it begins."""
        enter = 'echo $$ > "$0" && exec "$@"'
        return ["sh", "-c", enter, str(self.folder / "cgroup.procs"), *command]

    def close(self):
        """Remove the group, as soon as what is in it has ended."""
        for _ in range(100):
            with contextlib.suppress(OSError):
                self.folder.rmdir()
                return
            time.sleep(0.005)
