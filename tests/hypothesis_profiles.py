"""Hypothesis profiles: ``--hypothesis-profile osce-press-deep`` runs 10,000 examples a property.

The variable ``OSCE_PRESS_EXAMPLES`` changes their number.
"""

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "osce-press-quick",
    max_examples=60,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile(
    "osce-press-deep",
    settings.get_profile("osce-press-quick"),
    max_examples=int(os.environ.get("OSCE_PRESS_EXAMPLES", "10000")),
    derandomize=False,
)
settings.register_profile(
    "osce-press-mutation",
    settings.get_profile("osce-press-quick"),
    max_examples=10,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    # mutmut runs the tests again and again in one process.
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("osce-press-quick")
