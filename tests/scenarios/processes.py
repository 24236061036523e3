"""What runs beside her."""
import os


def children(parent, command):
    """The process ids of `samantha COMMAND` that this process has started and that run now."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name, encoding="utf-8") as f:
                of = int(f.read().rsplit(")", 1)[1].split()[1])
            with open("/proc/%s/cmdline" % name, "rb") as f:
                if of == parent and b"\0%s\0" % command.encode() in f.read():
                    found.append(int(name))
        except (OSError, IndexError):
            continue  # it has ended
    return found
