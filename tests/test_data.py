"""The data that ship with the course are what their sources say."""

import re

import numpy as np
import pytest

from lib.data import (
    bolt,
    bolt_tables,
    breast_cancer,
    diabetes,
    digits,
    story,
)


def test_the_diabetes_data_are_in_raw_units():
    patients = diabetes()
    age, bmi = patients.column("age"), patients.column("bmi")
    pressure = patients.column("blood_pressure")
    assert (age.min(), age.max()) == (19, 79)
    assert (bmi.min(), bmi.max()) == (18, 42.2)
    assert (pressure.min(), pressure.max()) == (62, 133)
    assert np.isfinite(patients.X).all()


def test_every_diabetes_column_has_a_name_and_the_outcome_is_apart():
    X, y, names = diabetes()
    assert X.shape == (442, 10) == (y.size, len(set(names)))
    assert "progression" not in names


def test_the_ratio_of_cholesterol_fits_its_two_parts():
    patients = diabetes()
    total, hdl, ratio = map(
        patients.column, ("total_cholesterol", "hdl", "cholesterol_ratio")
    )
    # The source rounds most ratios to whole numbers.
    assert np.median(abs(total / hdl - ratio)) < 0.25


def test_an_unknown_column_is_answered_with_the_names_there_are():
    with pytest.raises(ValueError, match="one of age, sex, bmi, .*'weight'"):
        diabetes().column("weight")


def test_changing_a_copy_of_the_data_changes_nothing_else():
    diabetes().X[:] = 0
    assert diabetes().X.min() > 0


def test_every_table_of_the_race_runs_forward():
    for splits in [bolt(), *bolt_tables().values()]:
        assert (np.diff(splits.time) > 0).all()
        assert (np.diff(splits.position) > 0).all()


def test_malignant_masses_are_larger():
    masses = breast_cancer()
    radius = masses.column("mean_radius")
    assert radius[masses.y == 1].mean() > 1.4 * radius[masses.y == 0].mean()


def test_every_measurement_of_a_mass_has_a_name_of_its_own():
    X, y, names = breast_cancer()
    assert X.shape == (569, 30) == (y.size, len(set(names)))
    assert np.isfinite(X).all() and set(y) == {0, 1}


def test_a_zero_is_white_in_the_middle_and_a_one_is_black():
    pictures = digits()
    middle = pictures.images[:, 3:5, 3:5].mean(axis=(1, 2))
    assert middle[pictures.y == 0].mean() < 3
    assert middle[pictures.y == 1].mean() > 10


def test_there_are_about_as_many_pictures_of_every_digit():
    X, y = digits()
    assert np.bincount(y).min() > 170 and np.bincount(y).max() < 190
    assert (X.min(), X.max()) == (0, 16)


def test_the_story_has_small_letters_and_whole_sentences():
    text = story()
    assert re.fullmatch(r"[a-z][a-z ,.]+\.", text)
    assert not re.search(r"  | [,.]|[,.][a-z]", text)
    assert 400 < len(text.split()) < 600
