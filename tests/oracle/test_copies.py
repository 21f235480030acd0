"""Our copies of public data sets against scikit-learn's."""

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits

from lib.data import breast_cancer, diabetes, digits


def test_the_diabetes_data_are_those_of_scikit_learn():
    X, y, _ = diabetes()
    theirs = load_diabetes(scaled=False)
    np.testing.assert_array_equal(X, theirs.data)
    np.testing.assert_array_equal(y, theirs.target)


def test_scaled_they_are_the_copy_that_everybody_uses():
    X, _, _ = diabetes()
    scaled = (X - X.mean(axis=0)) / (X.std(axis=0) * np.sqrt(len(X)))
    np.testing.assert_allclose(scaled, load_diabetes().data, atol=1e-15)


def test_the_columns_stand_in_their_order_under_longer_names():
    theirs, ours = load_diabetes().feature_names, diabetes().names
    short = dict(zip(theirs, ours, strict=True))
    assert short == {
        "age": "age",
        "sex": "sex",
        "bmi": "bmi",
        "bp": "blood_pressure",
        "s1": "total_cholesterol",
        "s2": "ldl",
        "s3": "hdl",
        "s4": "cholesterol_ratio",
        "s5": "log_triglycerides",
        "s6": "blood_sugar",
    }


def test_the_masses_are_those_of_scikit_learn_with_malignant_as_one():
    X, y, names = breast_cancer()
    theirs = load_breast_cancer()
    np.testing.assert_array_equal(X, theirs.data)
    np.testing.assert_array_equal(y, 1 - theirs.target)
    assert names == tuple(n.replace(" ", "_") for n in theirs.feature_names)
    assert list(theirs.target_names) == ["malignant", "benign"]


def test_the_digits_are_those_of_scikit_learn():
    X, y = digits()
    theirs = load_digits()
    np.testing.assert_array_equal(X, theirs.data)
    np.testing.assert_array_equal(y, theirs.target)
