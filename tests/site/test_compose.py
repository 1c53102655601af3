"""What separates the processes in compose.yaml."""

from typing import Any

import pytest
import yaml

from tests.databases import ROOT

SERVICES: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]


def test_each_role_is_a_process_of_its_own() -> None:
    roles = {name: SERVICES[name]["environment"]["ARCHIVE_ROLE"] for name in ("public", "staff", "worker")}
    assert roles == {"public": "public", "staff": "staff", "worker": "worker"}


def test_public_process_mounts_no_key_of_the_staff() -> None:
    keys = [volume for volume in SERVICES["public"]["volumes"] if "secrets" in volume]
    assert keys == ["./secrets/public:/archive/keys:ro"]


def test_each_role_has_a_database_user_of_its_own() -> None:
    users = {
        SERVICES[name]["environment"]["AMPARO_DATABASE_URL"].split(":")[1] for name in ("public", "staff", "worker")
    }
    assert len(users) == 3


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_nothing_is_reachable_from_outside_this_machine(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))
