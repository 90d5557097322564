#!/usr/bin/env python3
"""summary.py FOLDER [--surefire]: adds up our own results and Surefire's reports, prints skips and the closing line.

FOLDER holds *.json files of the form {"passed": 1, "failed": 0, "skipped": [["name", "reason"]]}.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

TOP = pathlib.Path(__file__).resolve().parent.parent.parent


def surefire():
    total = {"passed": 0, "failed": 0, "skipped": []}
    for report in TOP.glob("*/target/surefire-reports/TEST-*.xml"):
        for case in ElementTree.parse(report).getroot().iter("testcase"):
            name = f"{case.get('classname')}.{case.get('name')}"
            skipped = case.find("skipped")
            if skipped is not None:
                total["skipped"].append([name, skipped.get("message") or "no reason given"])
            elif case.find("failure") is not None or case.find("error") is not None:
                total["failed"] += 1
                print(f"FAIL  {name}")
            else:
                total["passed"] += 1
    return total


def main(folder, *options):
    results = [surefire()] if "--surefire" in options else []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        results.append(json.loads(path.read_text(encoding="utf-8")))
    passed, failed = (sum(result[key] for result in results) for key in ("passed", "failed"))
    skipped = [skip for result in results for skip in result["skipped"]]
    for name, reason in skipped:
        print(f"skipped {name}: {reason}")
    print(f"{passed} passed, {failed} failed, {len(skipped)} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
