"""A deep random network: what becomes of its signal and its gradient."""

from traitlets import Bool, Unicode

from lib.widgets.base import Explorer
from lib.widgets.kinds import Number, OneOf, Whole

ACTIVATIONS = ("tanh", "ReLU", "sigmoid")


class DepthExplorer(Explorer):
    """The spread of the activations and the size of the gradient, by layer.

        a_k = activation(a_(k-1) W_k)      deviation of W: gain / sqrt(width)

    The network is random, 32 neurons wide, and the same each time; it goes
    through 16 random inputs, and random gradients of size 1 arrive at its
    last layer. The reader slides ``gain`` and ``depth``, chooses the
    activation, and switches batch normalisation and residual paths on; all
    are traits, so Python sets them and observes them.

    Raises  TraitError if ``depth`` is not a whole number from 2 to 50,
            ``gain`` not a number from 0.2 to 4, or ``activation`` not one of
            tanh, ReLU, sigmoid.

    >>> explorer = DepthExplorer(depth=30, gain=1.5)
    >>> explorer.describe()
    '30 tanh layers with the gain 1.5.'
    """

    explorer = Unicode("depth")
    depth = Whole(2, 50)
    gain = Number(low=0.2, high=4.0)
    activation = OneOf(ACTIVATIONS)
    normalised = Bool()
    residual = Bool()

    def __init__(
        self,
        depth: int = 30,
        gain: float = 1.0,
        activation: str = "tanh",
        normalised: bool = False,
        residual: bool = False,
        label: str = "A deep random network",
    ) -> None:
        super().__init__(
            depth=depth,
            gain=gain,
            activation=activation,
            normalised=normalised,
            residual=residual,
            label=label,
        )

    def describe(self) -> str:
        ways = [
            word
            for word, is_on in [
                ("normalised", self.normalised),
                ("with residual paths", self.residual),
            ]
            if is_on
        ]
        layers = f"{self.depth} {self.activation} layers"
        more = f", {' and '.join(ways)}" if ways else ""
        return f"{layers} with the gain {self.gain:g}{more}."
