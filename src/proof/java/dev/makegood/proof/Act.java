package dev.makegood.proof;

import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.order.LineRef;

/** Records a report as it is meant. The oracle uses this, and not our code's interpretation. */
sealed interface Act {
    /** Returns the line that it is about. */
    LineRef line();

    /** The merchant admits that it will not ship. */
    record Admission(LineRef line) implements Act {}

    /** One side proposes to cancel, for at least this compensation in minor units. */
    record Proposal(LineRef line, Side by, long minor) implements Act {}

    /** The other side answers the one proposal of a line. */
    record Answer(LineRef line, boolean accepted) implements Act {}

    /** The operator finds that nothing is owed. */
    record Exemption(LineRef line) implements Act {}

    record Appeal(LineRef line) implements Act {}

    record Ruling(LineRef line, boolean granted) implements Act {}

    /** The operator upholds the buyer's complaint, or a claim. */
    record Upheld(LineRef line) implements Act {}
}
