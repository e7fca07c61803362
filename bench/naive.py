"""The program that one would write first: PyYAML, json and DeepDiff. Here to be compared with.

python naive.py ROOT ENVIRONMENT EXPORT
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import yaml
from deepdiff import DeepDiff

Row = dict[str, str]


def desired(root: Path, environment: str) -> dict[str, Row]:
    """Every row that the files declare."""
    systems = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["hsa_ids"].get(environment)
        for path in root.glob("systems/*.yaml")
    }
    rows: dict[str, Row] = {}
    for path in root.glob(f"environments/{environment}/*/*.yaml"):
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))
        for short in entry["contracts"]:
            domain, name, major = short.rsplit(":", 2)
            contract = f"urn:riv:{domain}:{name}Responder:{major}"
            for address in addresses(entry["logical_addresses"], path.parent):
                if entry["kind"] == "Connection":
                    url = entry["url"].format(domain=domain.replace(":", "/"), contract=name, major=major)
                    producer, profile = systems[entry["producer"]], entry["rivta_profile"]
                    rows[f"{address} {contract}"] = {"producer": producer, "profile": profile, "url": url}
                for consumer in entry.get("consumers", ()):
                    rows[f"{address} {contract} {systems[consumer]}"] = {}
    return rows


def desired_rows(path: Path) -> dict[str, Row]:
    """Every row of a file that lists them one by one."""
    rows = {}
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        key = " ".join([row.pop("address"), row.pop("contract"), *([row.pop("consumer")] if "consumer" in row else [])])
        rows[key] = row
    return rows


def addresses(listed: Any, folder: Path) -> list[str]:
    """The ids of a list of addresses."""
    if isinstance(listed, list):
        return [each["id"] for each in listed]
    with (folder / listed["file"]).open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


def live(export: Path) -> dict[str, Row]:
    """Every row that an export has."""
    data = json.loads(export.read_text(encoding="utf-8"))["data"]
    by_id = {kind: {row["id"]: row for row in rows} for kind, rows in data.items()}
    rows: dict[str, Row] = {}
    for row in data["vagval"]:
        of = row["relationships"]
        target = by_id["anropsadress"][of["anropsadress"]]
        rows[f"{by_id['logiskadress'][of['logiskadress']]['hsaId']} {contract(by_id, of)}"] = {
            "producer": by_id["tjanstekomponent"][target["relationships"]["tjanstekomponent"]]["hsaId"],
            "profile": by_id["rivtaprofil"][target["relationships"]["rivtaprofil"]]["namn"],
            "url": target["adress"],
        }
    for row in data["anropsbehorighet"]:
        of = row["relationships"]
        consumer = by_id["tjanstekomponent"][of["tjanstekonsument"]]["hsaId"]
        rows[f"{by_id['logiskadress'][of['logiskAdress']]['hsaId']} {contract(by_id, of)} {consumer}"] = {}
    return rows


def contract(by_id: dict[str, dict[int, Any]], of: dict[str, int]) -> str:
    """The namespace that a row points to."""
    namespace: str = by_id["tjanstekontrakt"][of["tjanstekontrakt"]]["namnrymd"]
    return namespace


def main() -> None:
    """Print how much of each kind differs."""
    export, path, *environment = sys.argv[1:]
    wanted = desired(Path(path), *environment) if environment else desired_rows(Path(path))
    difference = DeepDiff(live(Path(export)), wanted)
    for kind, found in difference.items():
        print(kind, len(found))


if __name__ == "__main__":
    main()
