"""The questions of the chapter on training."""

from math import ceil, log, log2

from lib.questions import Choice, Mistake, Number, Option

PICTURES, BATCH = 1257, 32
EXAMPLES, SMALL, EPOCHS = 110, 20, 4
_updates = ceil(PICTURES / BATCH)
_each = ceil(EXAMPLES / SMALL)
_answer = -0.2  # what goes into the ReLU of the question

QUESTIONS = (
    Number(
        slug="training.count-updates",
        idea="Batches and epochs",
        asks=(
            f"You train on {EXAMPLES} examples in batches of {SMALL}, for "
            f"{EPOCHS} epochs. How many updates are that?"
        ),
        answer=EPOCHS * _each,
        within=0.5,
        mistakes=(
            Mistake(
                EPOCHS,
                "You counted one update for each epoch. Each batch makes one.",
            ),
            Mistake(
                _each,
                "Those are the updates of one epoch. How often are the "
                "examples passed?",
            ),
            Mistake(
                EPOCHS * (_each - 1),
                "You left out the last batch of each pass, which is smaller "
                "than the others.",
            ),
            Mistake(
                EPOCHS * EXAMPLES,
                "That is one update for each example, as with batches of one.",
            ),
            Mistake(
                ceil(EPOCHS * EXAMPLES / SMALL),
                "Here batches go on across the end of an epoch. Each epoch "
                "begins with a batch of its own.",
            ),
        ),
        because=(
            f"One pass takes {_each - 1} full batches and one with the "
            f"{EXAMPLES % SMALL} that are left, and there are {EPOCHS} "
            "passes."
        ),
    ),
    Choice(
        slug="training.glasses",
        idea="Standardise",
        asks=(
            "From which pictures do you take the means and deviations to "
            "standardise with?"
        ),
        options=(
            Option(
                "From all: the more pictures, the better the mean.",
                "Then the test pictures have had a say in what the network "
                "sees. What is a test worth after that?",
            ),
            Option(
                "From each pile separately, so that each has the mean 0.",
                "Then one and the same picture looks different in different "
                "piles. And what would you do with one that comes alone?",
            ),
            Option(
                "From the training pile alone, for all pictures.",
                "They are part of what is learned.",
                right=True,
            ),
        ),
        because=(
            "What is computed from data is learned. It comes from the "
            "training pile, and new pictures are seen through the same "
            "glasses."
        ),
        given=("0",),
    ),
    Choice(
        slug="training.best-of-twenty",
        idea="Why three, and not two?",
        asks=(
            "You train twenty networks, measure each of them on the test "
            "pile, and report the best number. What is wrong?"
        ),
        options=(
            Option(
                "Nothing: none of them was trained on the test pile.",
                "Training is not the only way to learn from a pile. Think of "
                "the best of a thousand guessers.",
            ),
            Option(
                "The number is too low, because the test pile is small.",
                "A small pile errs in both directions. Which of twenty "
                "errors do you pick when you take the best?",
            ),
            Option(
                "The number is too good: the test pile has chosen.",
                "The best was also the luckiest.",
                right=True,
            ),
            Option(
                "It should have been the mean of the twenty.",
                "A mean would be honest about the twenty. But you want to "
                "use one of them: who is to choose it?",
            ),
        ),
        because=(
            "Choosing is a kind of learning. Let the validation pile choose, "
            "and ask the test pile once."
        ),
    ),
    Number(
        slug="training.shut",
        idea="A start that never learns",
        asks=(
            "The output is a ReLU, the target 0.8. For the only example "
            f"\u2212{-_answer} goes into the ReLU. What is the squared miss "
            "after a million steps of descent?"
        ),
        answer=(max(0, _answer) - 0.8) ** 2,
        within=0.005,
        mistakes=(
            Mistake(
                0,
                "Descent brings it to 0 if there is a slope to go down. What "
                "is the slope of the ReLU here?",
            ),
            Mistake(
                (_answer - 0.8) ** 2,
                "That is the miss of what goes into the ReLU. What comes out "
                "of it?",
            ),
            Mistake(
                0.8,
                "That is the miss without its square.",
            ),
        ),
        because=(
            "A ReLU gives 0 there, with the slope 0. So nothing ever moves, "
            "and the miss stays as it is."
        ),
        given=("0.8", "0"),
    ),
    Choice(
        slug="training.capacity",
        idea="More parameters, or more data?",
        asks=(
            "A network 64-200-10 without a bend has 15010 parameters, a "
            "single layer 64-10 has 650. What can the first express that "
            "the second cannot?"
        ),
        options=(
            Option(
                "Nothing.",
                "Two stacked layers without a bend are one.",
                right=True,
            ),
            Option(
                "Curved borders between the digits.",
                "For a curve something has to bend. What is between the two "
                "layers?",
            ),
            Option(
                "About twenty times as many functions.",
                "Many settings of the parameters give the same function. "
                "Multiply the two matrices.",
            ),
            Option(
                "The accidents of the training pile.",
                "To learn accidents by heart a model has to be able to "
                "express them. Look at what two layers make of a picture.",
            ),
        ),
        because=(
            "The product of the two matrices is one matrix, with 64 times 10 "
            "numbers. Parameters, capacity and data are three things."
        ),
        given=("64", "200", "10", "15010", "650"),
    ),
)

PREDICTIONS = (
    Choice(
        slug="training.memory",
        idea="Three piles",
        asks=(
            "How many pictures will it get right, of those that it has seen "
            "and of new ones?"
        ),
        options=(
            Option(
                "About one in ten of both: there is nothing to learn.",
                "There is nothing to learn, but there is something to "
                "remember. What does it answer for a picture it has seen?",
            ),
            Option(
                "All of the seen ones, and most of the new ones.",
                "For a new picture it takes the label of a similar one. What "
                "do that label and the picture have to do with each other?",
            ),
            Option(
                "All of the seen ones, about one in ten of the new ones.",
                "Memory is enough for the first.",
                right=True,
            ),
        ),
        because=(
            "The picture most similar to a seen one is that picture itself, "
            "so its label comes back. A new one gets a label by chance."
        ),
    ),
    Number(
        slug="training.no-idea",
        idea="The network and its first loss",
        asks=(
            "A network gives every one of the ten digits the same share. "
            "What is its loss?"
        ),
        answer=log(10),
        within=0.01,
        mistakes=(
            Mistake(
                0.1,
                "That is the share of the right digit. The loss is made from "
                "it with a logarithm.",
            ),
            Mistake(
                0.9,
                "That is how often it would be wrong. The loss is made from "
                "the share of the right digit.",
            ),
            Mistake(
                1,
                "That is the logarithm to the base 10. The loss takes the "
                "natural one.",
            ),
            Mistake(
                log2(10),
                "That is the logarithm to the base 2. The loss takes the "
                "natural one.",
            ),
            Mistake(
                -log(10),
                "The sign: the logarithm of a share is negative, and the "
                "loss is minus that.",
            ),
            Mistake(
                log(2),
                "That would be it for two classes.",
            ),
        ),
        because=(
            "Each share is one tenth, and minus its natural logarithm is the "
            "logarithm of ten."
        ),
        given=("10", "2"),
    ),
    Number(
        slug="training.updates",
        idea="Batches and epochs",
        asks=(
            f"{PICTURES} training pictures, {BATCH} to a batch: how many "
            "updates are there in one epoch?"
        ),
        answer=_updates,
        within=0.01,
        mistakes=(
            Mistake(
                1,
                "Each batch makes an update, and a batch does not hold all "
                "pictures.",
            ),
            Mistake(
                _updates - 1,
                "So many batches are full. What becomes of the pictures that "
                "are left?",
            ),
            Mistake(
                BATCH,
                "That is how many pictures a batch holds. How many batches "
                "are there?",
            ),
            Mistake(
                PICTURES,
                "That would be one update for each picture, with batches of "
                "one.",
            ),
        ),
        because=(
            f"{_updates - 1} batches are full, and the last one has the "
            f"{PICTURES % BATCH} pictures that are left."
        ),
    ),
    Choice(
        slug="training.wrong-labels",
        idea="When to stop",
        asks="What will the two losses do in 200 epochs?",
        options=(
            Option(
                "Both fall: the wrong labels are a minority.",
                "The majority wins at first. Ask what is left to be learned "
                "when the right labels have been learned.",
            ),
            Option(
                "The training loss falls, the other one falls and then rises.",
                "First comes what the pictures have in common, and then the "
                "rest.",
                right=True,
            ),
            Option(
                "Neither falls far: the wrong labels contradict the others.",
                "No two pictures are the same, and 2410 parameters can keep "
                "many of them apart.",
            ),
            Option(
                "The training loss stays, and the other one falls.",
                "Descent goes down the training loss. It has no reason to "
                "stop there.",
            ),
        ),
        because=(
            "What many pictures share is learned first. Later the network "
            "learns the wrong labels by heart, and loses with that on new "
            "pictures."
        ),
        given=("200", "2410"),
    ),
    Choice(
        slug="training.seeds",
        idea="What chance decides",
        asks=(
            "Thirty seeds, and the same program. How far will the best and "
            "the worst network be apart?"
        ),
        options=(
            Option(
                "Not at all: descent finds the same minimum.",
                "The starts differ, and so do the orders. Remember the two "
                "valleys in gradient descent.",
            ),
            Option(
                "A few pictures in a hundred.",
                "Different networks, of about the same worth.",
                right=True,
            ),
            Option(
                "Far: some seeds hardly learn anything.",
                "That happens where one neuron is all there is. Here there "
                "are 32 hidden ones.",
            ),
        ),
        because=(
            "Different seeds end at different places, and many places are "
            "about equally good. Which of them you get is chance."
        ),
        given=("32",),
    ),
    Choice(
        slug="training.more-parameters",
        idea="More parameters, or more data?",
        asks=(
            "From 32 hidden neurons to 128, or from 100 pictures to 1257: "
            "what helps more?"
        ),
        options=(
            Option(
                "The neurons: a larger model is a better one.",
                "A larger model can express more. Is that what is missing "
                "here?",
            ),
            Option(
                "The pictures, by far.",
                "They say which of the possibilities is right.",
                right=True,
            ),
            Option(
                "The pictures, because so many parameters spoil everything.",
                "Look at the widest network again. Was it spoiled?",
            ),
        ),
        because=(
            "32 neurons can already express what is needed, and pictures "
            "tell what that is. The many parameters neither help nor harm "
            "much here."
        ),
        given=("32", "128", "100", "1257"),
    ),
    Number(
        slug="training.dead-starts",
        idea="A start that never learns",
        asks=(
            "Of 1000 starts, about how many never learn? Within 60 counts "
            "as right."
        ),
        answer=500,
        within=60,
        mistakes=(
            Mistake(
                0,
                "Some of the six above stayed at 0.64 to the end.",
            ),
            Mistake(
                250,
                "Perhaps you thought that both weight and bias have to be "
                "negative. When is their weighted sum negative?",
            ),
            Mistake(
                1000,
                "Some of the six above did learn.",
            ),
        ),
        because=(
            "For each pair of weight and bias the pair with both signs "
            "turned is as likely, and exactly one of the two is dead."
        ),
        given=("1000", "60", "0.64"),
    ),
)
