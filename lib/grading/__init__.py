"""Grading a class that contains strangers.

``python -m lib.grading submissions/ --out results/`` grades every notebook in
a folder with the very checks that the learners saw.  Their cells run in a box
of bubblewrap; the checks run outside of it, in this process, and reach the
learner's functions only through messages of JSON.

Left out on purpose: a scheduler and a data base.  A submission is one job
with one result.
"""
