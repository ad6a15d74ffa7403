"""`bidwright staffing`: the staffing calculator."""

from __future__ import annotations

import re

import typer

from flows.exit_codes import Exit


def run_staffing(
    contacts: float,
    interval_minutes: int,
    aht_s: float,
    service_level: str,
    occupancy_percent: float | None,
    shrinkage_percent: float,
    json_output: bool,
) -> Exit:
    """Print the agents that the interval needs and what they then achieve."""
    percent, seconds = _parse_service_level(service_level)
    from flows.commands.terminal import write_json
    from tasks.price.staffing import staff_interval

    try:
        result = staff_interval(
            contacts=contacts,
            interval_minutes=interval_minutes,
            aht_s=aht_s,
            percent=percent,
            seconds=seconds,
            occupancy_max=None if occupancy_percent is None else occupancy_percent / 100,
            shrinkage=shrinkage_percent / 100,
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    if json_output:
        write_json(result.model_dump(mode="json"))
        return Exit.DONE
    for name, value in result.model_dump().items():
        typer.echo(f"{name.replace('_', ' '):<24}{value:>14.6g}")
    return Exit.DONE


def _parse_service_level(text: str) -> tuple[float, float]:
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%?\s*/\s*(\d{1,5}(?:\.\d+)?)\s*s?", text.strip())
    if found is None or not 0 < float(found[1]) < 100:
        raise typer.BadParameter("write it as 80/20: per cent (below 100) in seconds", param_hint="--service-level")
    return float(found[1]), float(found[2])
