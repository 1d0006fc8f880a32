"""Prints the public CEL conformance cases in the form that CELConformanceTests reads.

    python3 import.py FOLDER > cel-spec.jsonl

FOLDER holds the cases of google/cel-spec (tests/simple/testdata, commit 508bd98efda47d85bcf1b9930dd5f35fa37e9a18)
as JSON. One case a line: its id, its expression, and what is expected of it. A case with variables, or one that must
not be checked or must not know the macros, says so.
"""

import json
import pathlib
import sys

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    for case in json.loads(path.read_text())["tests"]:
        kept = {"id": case["id"], "expr": case["expr"], "expect": case["expect"]["kind"]}
        if kept["expect"] == "value":
            (kept["type"], value), = case["expect"]["value"].items()
            kept["value"] = value if isinstance(value, str) else json.dumps(value)
        elif kept["expect"] == "checkedType":
            kept["type"] = case["expect"]["checkedType"]
        for flag in ("disableCheck", "disableMacros"):
            if case.get(flag):
                kept[flag] = True
        if "bindings" in case or "typeEnv" in case:
            kept["hasVariables"] = True
        print(json.dumps(kept, ensure_ascii=True, separators=(",", ":")))
