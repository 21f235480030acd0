"""The library of the course Calculus for Deep Learning.

The rooms, in the order in which the chapters enter them:

    differences   slopes measured from values: secants, complex step
    autograd      the engine: Tensor, the chain rule, the table of operations
    calculus      derivative, gradient, jacobian, hessian of a function
    arrays        what a Tensor has in common with an array of NumPy
    dual          derivatives carried forward by dual numbers
    witnesses     one derivative by every way there is, side by side
    losses        how far predictions are from targets
    nn            layers: functions with parameters
    optim         what to do with the gradients, and the training loop
    recording     a film of a training run
    data          small data sets with their sources
    figures       the drawings that recur
    palette       the colours, in one place
    questions     what the lessons ask, as data
    widgets       explorers, alive on the page
    asking        quizzes and predictions
    checks        answers to the exercises, with the mistakes we know
    grading       the same checks for a class, its code in a box

Import what you need from its room, as in ``from lib.autograd import Tensor``.
``import lib`` itself loads nothing: a room opens when you enter it.
"""
