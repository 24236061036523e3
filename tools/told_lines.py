#!/usr/bin/env python3
"""What people tell of their days in the lives of tests/recall and tests/memory, one line each, for train_signs --told.

    told_lines.py FILE
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPOKEN = re.compile(r"^(?:>|[^\s:#=@?<]{1,20}:) (.{8,})$")

lines = []
for path in sorted(ROOT.glob("tests/recall/*.life")) + sorted(ROOT.glob("tests/memory/*.talk")):
    lines += [match.group(1).strip().lower() for match in map(SPOKEN.match, path.read_text(encoding="utf-8").splitlines()) if match]
Path(sys.argv[1]).write_text("\n".join(dict.fromkeys(lines)) + "\n", encoding="utf-8")
print(len(lines), "lines")
