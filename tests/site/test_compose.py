"""What separates the processes in compose.yaml, and what of it would not start. Images are not pulled by any test."""

import re
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


ALL: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
OURS = sorted(name for name, service in SERVICES.items() if "build" in service)
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
LAST_STAGE = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]


def places(name: str) -> dict[str, str]:
    """Where each volume of a service lies in it: name or folder of the host -> folder."""
    return {volume.split(":")[0]: volume.split(":")[1] for volume in SERVICES[name].get("volumes", [])}


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_only_the_proxy_is_reachable_from_outside_this_machine(name: str) -> None:
    ports = SERVICES[name].get("ports", [])
    assert name == "proxy" or all(port.startswith("127.0.0.1:") for port in ports)


@pytest.mark.parametrize("name", OURS)
def test_what_runs_can_change_neither_itself_nor_the_machine(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "user" not in service and "privileged" not in service


def test_the_image_runs_as_nobody_who_owns_the_code() -> None:
    lines = [line for line in LAST_STAGE.splitlines() if line and not line.startswith("#")]
    assert lines[-1] == "USER archive"
    assert not any("--chown" in line for line in lines if line.startswith("COPY"))
    assert "tests" in (ROOT / ".dockerignore").read_text().split()
    assert {"var", "secrets", ".git"} <= set((ROOT / ".dockerignore").read_text().split())


@pytest.mark.parametrize("name", OURS)
def test_a_volume_takes_over_a_folder_of_the_images_user(name: str) -> None:
    """One that the image does not have would be root's, and nothing could be written."""
    made = next(line for line in LAST_STAGE.splitlines() if "install -d" in line)
    assert "-o archive" in made and "0700" in made
    for source, folder in places(name).items():
        assert re.search(rf"\s{folder}(\s|$)", made), folder
        if not source.startswith("."):
            assert source in ALL["volumes"]


@pytest.mark.parametrize("name", OURS)
def test_what_the_archive_writes_to_is_a_volume_or_memory(name: str) -> None:
    service = SERVICES[name]
    if name == "sweep":
        return
    writable = {place.split(":")[0] for place in service["tmpfs"]} | set(places(name).values())
    for folder in ("keystore", "mirror", "sealed", "public", "media", "logs", "consent-audio"):
        assert f"/archive/{folder}" in writable


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_other_service_and_every_profile_is_there(name: str) -> None:
    waits = SERVICES[name].get("depends_on", [])
    assert set(waits) <= set(SERVICES)
    assert not any("profiles" in SERVICES[other] for other in waits), "would not start without that profile"
    assert set(SERVICES[name]) <= {
        *("build", "image", "restart", "read_only", "tmpfs", "cap_drop", "security_opt", "logging", "depends_on"),
        *("command", "environment", "ports", "volumes", "healthcheck", "profiles"),
    }


def test_everything_that_the_proxy_is_to_be_told_is_told() -> None:
    template = (ROOT / "archive_site" / "proxy" / "nginx.conf.template").read_text()
    told = SERVICES["proxy"]["environment"]
    assert set(re.findall(r"\$\{(\w+)\}", template)) <= set(told)
    # The image's own `envsubst` fills in $NAME too: none of nginx's names may be one of these.
    assert not {name.lower() for name in told} & set(re.findall(r"\$(\w+)", template))
    assert (told["PUBLIC_UPSTREAM"], told["STAFF_UPSTREAM"]) == ("public:8000", "staff:8000")


def test_a_worker_that_nobody_tends_through_is_unhealthy() -> None:
    assert "check_health" in SERVICES["worker"]["healthcheck"]["test"]


def test_whoever_sets_it_up_runs_every_step_once() -> None:
    command = SERVICES["first-run"]["command"]
    steps = ["first_run", "migrate", "database_roles", "prepare_site", "make_consent_audio"]
    assert [command.index(step) for step in steps] == sorted(command.index(step) for step in steps)
