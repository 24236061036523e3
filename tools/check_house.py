#!/usr/bin/env python3
"""The house rules that a script can check: layers of #include, third-party headers, one type a name, length of files and functions.

Exit 1 with one line a fault: file:line: what, what to do."""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENGINES = {"perception", "knowledge", "affect", "bond", "memory", "persona", "maths", "vision", "mind", "conscience", "expression", "audio", "speech",
           "presence", "letters", "store", "tools"}
ALLOWED = {"base": set(), "core": {"base"}, "content": {"base", "core"}}
ALLOWED.update({engine: {"base", "core", "content"} for engine in ENGINES})
ALLOWED["presence"] = ALLOWED["letters"] = {"base", "core"}
ALLOWED["net"] = {"base"}
ALLOWED["mind"] = ALLOWED["mind"] | {"audio", "net"}
ALLOWED["tools"] = ALLOWED["tools"] | {"net"}
ALLOWED["speech"] = ALLOWED["speech"] | {"audio", "net"}
ALLOWED["companion"] = {"base", "core", "content", "net"} | ENGINES
ALLOWED["server"] = ALLOWED["cluster"] = ALLOWED["companion"] | {"companion"}
ALLOWED["app"] = ALLOWED["server"] | {"server", "cluster"}
FREE_IN_HEADERS = ("tl/expected.hpp", "fmt/")
ASIO_HEADERS = {"companion", "mind", "net", "tools", "speech", "server", "cluster", "app"}
JSON_HEADERS = {"server", "app"}
THIRD_PARTY = ("boost/", "sodium", "sqlite3", "nlohmann/", "re2/", "yaml-cpp/", "utf8proc", "readline/", "CLI/", "opencv2/",
               "tesseract/", "seccomp", "png.h", "jpeglib.h", "webp/", "curl/", "llama", "ggml", "gguf", "mtmd", "flite", "opus", "webrtc/", "alsa/",
               "openssl/", "qrencode.h")
LONGEST_FILE, LONGEST_FUNCTION = 500, 60


def header_may(folder, header):
    return (header.startswith(FREE_IN_HEADERS) or folder in ASIO_HEADERS and header.startswith("boost/")
            or folder in JSON_HEADERS and header.startswith("nlohmann/")
            or folder == "maths" and header.startswith("boost/multiprecision/"))


def include_faults(path, lines):
    parts = os.path.relpath(path, os.path.join(ROOT, "src")).split(os.sep)
    folder = parts[0]
    for n, line in enumerate(lines, 1):
        m = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
        if not m:
            continue
        target = m.group(2).split("/")[0]
        for_tests = target == "tests" and path.endswith("_test.cc")
        if m.group(1) == '"' and target != folder and not for_tests and target not in ALLOWED.get(folder, ()):
            yield n, "%s/ may not include %s; move what both need to core/ or let companion/ join them" % (folder, m.group(2))
        if path.endswith(".h") and m.group(2).startswith(THIRD_PARTY) and not header_may(folder, m.group(2)):
            yield n, "a header may not include %s; keep it in the adapter's .cc" % m.group(2)


def types_of(lines):
    """(namespace::name, line) of the types that a header defines outside of functions and other types."""
    namespace = ""
    for n, line in enumerate(lines, 1):
        m = re.match(r"(namespace|class|struct|enum class|enum|union) ([\w:]+)[^;]*\{", line)
        if m and m.group(1) == "namespace":
            namespace = m.group(2)
        elif m:
            yield "%s::%s" % (namespace, m.group(2)), n


def type_faults(path, lines, known):
    """Types that another header names alike; `known` maps each name to where it was first seen."""
    for name, n in types_of(lines):
        here = "%s:%d" % (os.path.relpath(path, ROOT), n)
        if known.setdefault(name, here) != here:
            yield n, "%s is another type at %s; two types of one name break each other in one program" % (name, known[name])


def length_faults(lines):
    if len(lines) > LONGEST_FILE:
        yield len(lines), "%d lines, at most %d; split the file by what it is about" % (len(lines), LONGEST_FILE)
    start = None
    for n, line in enumerate(lines, 1):
        if re.match(r"^[A-Za-z].*[({,]\s*(//.*)?$", line) and re.search(r"\(", line) and not line.startswith(("namespace", "struct", "class", "enum", "TEST", "constexpr std", "const ", "inline constexpr")):
            start = n
        if line.startswith("}") and start:
            if n - start > LONGEST_FUNCTION and not line.startswith("};"):
                yield start, "a function of %d lines, at most %d; give its parts names" % (n - start + 1, LONGEST_FUNCTION)
            start = None


def main():
    faults, types = [], {}
    for folder in ("src", "tools", "bench", "tests", "fuzz"):
        for where, _, names in os.walk(os.path.join(ROOT, folder)):
            for name in sorted(names):
                if not name.endswith((".h", ".cc")):
                    continue
                path = os.path.join(where, name)
                with open(path, encoding="utf-8") as f:
                    lines = f.read().splitlines()
                found = list(length_faults(lines))
                if folder == "src":
                    found += include_faults(path, lines)
                    found += type_faults(path, lines, types) if name.endswith(".h") else []
                faults += ["%s:%d: %s" % (os.path.relpath(path, ROOT), n, what) for n, what in found]
    print("\n".join(faults) if faults else "house rules hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
