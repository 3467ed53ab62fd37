"""YAML is read as plain values only, whichever loader does it."""

from __future__ import annotations

import pytest
import yaml

from dateline.model.yaml_text import load_yaml


def test_yaml_gives_plain_values() -> None:
    """Lists, mappings, figures and words come as Python's own."""
    assert load_yaml("deeds: [bombing, raid]\nfrom: 3\n") == {"deeds": ["bombing", "raid"], "from": 3}


def test_yaml_that_names_code_is_refused() -> None:
    """A file may not make objects of a class it names."""
    with pytest.raises(yaml.YAMLError):
        load_yaml("!!python/object/apply:os.getcwd []")
