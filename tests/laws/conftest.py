"""How hard the laws are tried: a little on every run, a lot where somebody asks (``L10N_LAWS=long``)."""

import os

from hypothesis import HealthCheck, settings

# Pages are drawn from large strategies, and a slow machine is no fault of the engine.
_UNHURRIED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

settings.register_profile(
    "quick",
    max_examples=120,
    deadline=None,
    suppress_health_check=_UNHURRIED,
    report_multiple_bugs=False,
    derandomize=True,
    database=None,
)
settings.register_profile("long", max_examples=3_000, deadline=None, suppress_health_check=_UNHURRIED)
settings.load_profile(os.environ.get("L10N_LAWS", "quick"))
