"""The questions of the chapter on waves."""

from lib.questions import Choice, Mistake, Number, Option

AMPLITUDE, OMEGA = 4, 3  # cm, rad/s
START, RIGHT_START, STARTS = 0.5, 2.9, 111


QUESTIONS = (
    Number(
        slug="waves.largest-speed",
        idea="Amplitude, frequency, phase",
        asks=(
            f"A weight on a spring is at ${AMPLITUDE} \\sin({OMEGA}t + 1)$, "
            "in cm and with the time in seconds. What is its largest speed?"
        ),
        answer=AMPLITUDE * OMEGA,
        within=0.05,
        unit="cm/s",
        mistakes=(
            Mistake(
                AMPLITUDE,
                "That is how far it swings. What does the chain rule multiply "
                "the slope of the sine by?",
            ),
            Mistake(
                OMEGA,
                "That is the slope of what stands inside the sine. What "
                "stands in front of the sine?",
            ),
            Mistake(
                AMPLITUDE * OMEGA**2,
                "That is the largest acceleration. How often is it "
                "differentiated for a speed?",
            ),
            Mistake(
                AMPLITUDE / OMEGA,
                "You divided by the frequency. What does the slope of the "
                "inside do in the chain rule?",
            ),
            Mistake(
                AMPLITUDE + OMEGA,
                "You added the amplitude and the frequency. What does the "
                "chain rule do with slopes?",
            ),
        ),
        because=(
            f"The velocity is ${AMPLITUDE} \\cdot {OMEGA} "
            f"\\cos({OMEGA}t + 1)$, and a cosine is at most 1."
        ),
        given=("1",),
    ),
    Choice(
        slug="waves.what-shift-needs",
        idea="A shift is a rotation",
        asks=(
            "One matrix takes the encoding of place 10 to that of place 15. "
            "What does the same matrix make of the encoding of place 100?"
        ),
        options=(
            Option(
                "Nothing that is the encoding of a place.",
                "Each block of the matrix turns a hand by an angle. Does that "
                "angle depend on where the hand stands?",
            ),
            Option(
                "The encoding of place 105.",
                "Every hand turns by what five places make.",
                right=True,
            ),
            Option(
                "The encoding of place 150.",
                "That takes one and a half times the place. By how much do "
                "the hands turn from place 10 to place 15?",
            ),
            Option(
                "That depends on the words.",
                "The encoding is there before a word is added to it. What "
                "stands in the matrix?",
            ),
        ),
        because=(
            "The matrix holds the frequencies and the shift alone. It turns "
            "each pair by the angle of five places, wherever it was."
        ),
        given=("10", "15", "100", "105", "150"),
    ),
    Choice(
        slug="waves.stuck",
        idea="If the frequency is not known",
        asks=(
            "Gradient descent on the frequency of a tone has come to rest at "
            "a large loss. What helps?"
        ),
        options=(
            Option(
                "More steps.",
                "Look at the gradient where it rests. How far do more steps "
                "go with it?",
            ),
            Option(
                "A smaller learning rate.",
                "That makes shorter steps in the valley in which it is. Does "
                "it leave it?",
            ),
            Option(
                "A longer recording.",
                "It makes the valley of the right frequency narrower. Is that "
                "valley easier to meet then?",
            ),
            Option(
                "Starts at many other frequencies.",
                "One of them lies in the right valley.",
                right=True,
            ),
        ),
        because=(
            "The loss has many valleys, and descent finds the bottom of the "
            "one in which it begins."
        ),
    ),
)

PREDICTIONS = (
    Choice(
        slug="waves.heading",
        idea="The velocity stands at a right angle",
        asks=(
            "The point is at (0.6, 0.8) and walks anticlockwise with the "
            "speed 1. What is its velocity?"
        ),
        options=(
            Option(
                "(0.6, 0.8)",
                "That points straight away from the centre. Does the point "
                "leave the circle?",
            ),
            Option(
                "(0.8, \u22120.6)",
                "That lies along the circle, and goes down. Which way round "
                "is anticlockwise?",
            ),
            Option(
                "(\u22120.8, 0.6)",
                "It goes to the left and up.",
                right=True,
            ),
            Option(
                "(\u22120.6, \u22120.8)",
                "That points at the centre. The velocity is where it goes, "
                "and not where it is pulled.",
            ),
        ),
        because=(
            "The velocity is the place, turned by a quarter: at a right "
            "angle to it, and as long as the speed says."
        ),
        given=("0.6", "0.8", "1"),
    ),
    Choice(
        slug="waves.octave",
        idea="Amplitude, frequency, phase",
        asks=(
            "Another tone has twice the frequency and half the amplitude. "
            "What about the largest speed of the cone?"
        ),
        options=(
            Option(
                "It is twice as large.",
                "The frequency alone would do that. What does half of the "
                "amplitude do?",
            ),
            Option(
                "It is the same.",
                "The two factors cancel.",
                right=True,
            ),
            Option(
                "It is half as large.",
                "The amplitude alone would do that. What does twice the "
                "frequency do?",
            ),
            Option(
                "It is a quarter.",
                "That halves it twice. Does a higher frequency make the cone "
                "slower?",
            ),
        ),
        because=(
            "The largest speed is the amplitude times the frequency, and one "
            "is doubled where the other is halved."
        ),
    ),
    Choice(
        slug="waves.bag",
        idea="Words without an order",
        asks=(
            "Which of these can tell \u201cdog bites man\u201d from \u201cman "
            "bites dog\u201d?"
        ),
        options=(
            Option(
                "The sum of the vectors of the words.",
                "Add three numbers in two orders. What changes?",
            ),
            Option(
                "A layer in which every word looks at all words.",
                "It looks at all of them, and adds up what it finds. Where in "
                "that would the order be?",
            ),
            Option(
                "Both, if they are trained.",
                "Training changes the numbers in the program. Does it change "
                "what the program is never told?",
            ),
            Option(
                "Neither of them.",
                "The order does not go into either.",
                right=True,
            ),
        ),
        because=(
            "Both are made of sums over all words, and a sum does not depend "
            "on the order."
        ),
    ),
    Choice(
        slug="waves.add-place",
        idea="Give every place a vector",
        asks=(
            "To each word the vector of its place is added. Who can tell the "
            "two sentences apart now?"
        ),
        options=(
            Option(
                "The sum and the attention.",
                "Sort the sum: all words, and all places. Which of the two "
                "parts is different in the other sentence?",
            ),
            Option(
                "The attention alone.",
                "It multiplies words that know their places.",
                right=True,
            ),
            Option(
                "The sum alone.",
                "The sum is the simpler of the two. What could it know that "
                "the attention does not?",
            ),
            Option(
                "Neither of them.",
                "Each word has another vector now, in each sentence. What "
                "does a product of two such vectors depend on?",
            ),
        ),
        because=(
            "The sum adds all words and all places, whoever stood where. In "
            "the attention words with their places are multiplied."
        ),
    ),
    Number(
        slug="waves.one-clock",
        idea="Clocks of many speeds",
        asks=(
            "A hand turns by one radian for each place. Which is the first "
            "place whose hand is closer to that of place 0 than the hand of "
            "place 1 is?"
        ),
        answer=6,
        within=0.4,
        mistakes=(
            Mistake(
                7,
                "Seven radians are more than a round, by 0.7. Is there a "
                "place that misses the round by less?",
            ),
            Mistake(
                2,
                "Two radians are farther away than one. When is the hand "
                "nearly round?",
            ),
            Mistake(
                44,
                "That one is very close, and it is not the first. After how "
                "many radians is the hand round once?",
            ),
            Mistake(
                360,
                "That is how many degrees a round has. The hand turns by "
                "radians.",
            ),
        ),
        otherwise="How many radians are a whole round?",
        because=(
            "A round is a little more than 6.28 radians, so after six places "
            "the hand is nearly where it began."
        ),
        given=("0", "1", "0.7", "6.28"),
    ),
    Choice(
        slug="waves.nearer",
        idea="The dot product knows the distance alone",
        asks=(
            "Place 0 is compared with places that are farther and farther "
            "away. What does the dot product do?"
        ),
        options=(
            Option(
                "It falls with every place.",
                "That would be true of hands that only move away. What does "
                "the fastest hand do after six places?",
            ),
            Option(
                "It falls on the whole, and rises in between.",
                "The fast hands come round, the slow ones move away.",
                right=True,
            ),
            Option(
                "It goes up and down evenly, for ever.",
                "One hand alone does that. What do several speeds make of it?",
            ),
        ),
        because=(
            "It is a sum of cosines of many speeds. The fast ones come back "
            "again and again, while the slow ones fall."
        ),
        given=("0",),
    ),
    Number(
        slug="waves.valleys",
        idea="If the frequency is not known",
        asks=(
            f"{STARTS} descents start at frequencies from {START} to 6 rad/s. "
            f"How many of them find the right one, {RIGHT_START}, would you "
            "say?"
        ),
        answer=9,
        within=4,
        mistakes=(
            Mistake(
                STARTS,
                "That would be a loss with one valley. Think of two waves of "
                "slightly different frequency: when do they fit again, in "
                "part?",
            ),
            Mistake(
                STARTS / 2,
                "That would be a wide valley. How different may two waves be "
                "before they are out of step in 20 seconds?",
            ),
            Mistake(
                0,
                "A start that is near enough does arrive.",
            ),
        ),
        otherwise=(
            "How different may two frequencies be before the waves are out "
            "of step in 20 seconds?"
        ),
        because=(
            "The right valley reaches a quarter of a radian per second to "
            "each side, nearly; from outside of it descent ends elsewhere."
        ),
        given=("6", "20"),
    ),
)
