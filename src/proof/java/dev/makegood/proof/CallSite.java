package dev.makegood.proof;

import static dev.makegood.proof.Fault.ANSWER_LOST;
import static dev.makegood.proof.Fault.CONFLICT;
import static dev.makegood.proof.Fault.CUT;
import static dev.makegood.proof.Fault.FAILS_BEFORE;
import static dev.makegood.proof.Fault.HANGS;
import static dev.makegood.proof.Fault.KILLED_AFTER;
import static dev.makegood.proof.Fault.KILLED_BEFORE;
import static dev.makegood.proof.Fault.REJECTED;
import static dev.makegood.proof.Fault.THROTTLED;
import static dev.makegood.proof.Fault.TIMED_OUT;
import static dev.makegood.proof.Fault.TORN;

import java.util.List;

/**
 * Lists where calls leave or reach a process, with their possible faults. A read that failed is the same as one whose
 * answer was lost.
 */
enum CallSite {
    FIND(FAILS_BEFORE, HANGS, THROTTLED, KILLED_BEFORE),
    QUERY(FAILS_BEFORE, HANGS, THROTTLED, CUT, KILLED_BEFORE),
    COMMIT(FAILS_BEFORE, ANSWER_LOST, HANGS, THROTTLED, CONFLICT, REJECTED, KILLED_BEFORE, KILLED_AFTER),
    GATEWAY_REFUND(FAILS_BEFORE, ANSWER_LOST, HANGS, THROTTLED, TIMED_OUT, KILLED_BEFORE, KILLED_AFTER),
    GATEWAY_FIND(FAILS_BEFORE, ANSWER_LOST, HANGS, THROTTLED, TIMED_OUT, KILLED_BEFORE, KILLED_AFTER),
    SCAN(FAILS_BEFORE, HANGS, THROTTLED, KILLED_BEFORE),
    ARCHIVE_PUT(FAILS_BEFORE, ANSWER_LOST, HANGS, THROTTLED, TORN, KILLED_BEFORE, KILLED_AFTER),
    ARCHIVE_GET(FAILS_BEFORE, HANGS, THROTTLED, KILLED_BEFORE),
    UPLOAD_GET(FAILS_BEFORE, HANGS, THROTTLED, KILLED_BEFORE),
    UPLOAD_DELETE(FAILS_BEFORE, ANSWER_LOST, HANGS, THROTTLED, KILLED_BEFORE, KILLED_AFTER),
    /** A notice is delivered. */
    DELIVERY(FAILS_BEFORE, ANSWER_LOST, HANGS, THROTTLED, KILLED_BEFORE, KILLED_AFTER),
    /** A request, a webhook or a stream's record reaches us; the sender repeats it until it is answered. */
    REQUEST(FAILS_BEFORE, ANSWER_LOST, THROTTLED);

    private final List<Fault> faults;

    CallSite(Fault... faults) {
        this.faults = List.of(faults);
    }

    boolean isGateway() {
        return this == GATEWAY_REFUND || this == GATEWAY_FIND;
    }

    List<Fault> faults() {
        return faults;
    }
}
