package dev.makegood.proof;

import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.order.LineRef;

/** What somebody tells us, as whoever tells it means it: the oracle goes by this, and not by what we made of it. */
sealed interface Act {
    /** The line that it is about. */
    LineRef line();

    /** The merchant says that it will not ship. */
    record Admission(LineRef line) implements Act {}

    /** One side offers to cancel, for so much at least in minor units. */
    record Proposal(LineRef line, Side by, long minor) implements Act {}

    /** The other side answers the one proposal that a line has. */
    record Answer(LineRef line, boolean accepted) implements Act {}

    /** The operator finds that nothing is owed. */
    record Exemption(LineRef line) implements Act {}

    record Appeal(LineRef line) implements Act {}

    record Ruling(LineRef line, boolean granted) implements Act {}

    /** The operator upholds the buyer's complaint, or a claim. */
    record Upheld(LineRef line) implements Act {}
}
