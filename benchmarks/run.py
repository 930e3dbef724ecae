"""Print what can be measured without outside data: parse, times, reading and matching, on the examples.

    python benchmarks/run.py [FOLDER]

FOLDER holds texts (*.txt); without it the examples are read. Each benchmark runs in a process of its own. The others
(names, attribution, accuracy of the parser) need data that is not ours to ship; benchmarks/README.md says which.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples" / "reports"


def main() -> None:
    """Run each benchmark on the folder given, or on the examples."""
    folder = sys.argv[1] if len(sys.argv) > 1 else str(EXAMPLES)
    for arguments in (
        ["parse.py", folder],
        ["times.py", folder, "--parse"],
        ["reading.py", folder],
        ["matching.py", "--sizes", "1000", "10000", "100000"],
    ):
        print(f"\n== {' '.join(arguments)}", flush=True)
        subprocess.run([sys.executable, str(HERE / arguments[0]), *arguments[1:]], check=True)


if __name__ == "__main__":
    main()
