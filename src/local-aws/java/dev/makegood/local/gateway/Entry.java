package dev.makegood.local.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Holds one line of the journal. The books are the sum of the lines.
 *
 * @param detail the reference of PENDING and SENT, the reason of DECLINED and RETURNED, the text of ANOMALY; else null
 * @param promise how a PENDING one ends; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(Kind kind, Refund refund, String detail, Behaviour promise) {

    enum Kind {
        ASKED,
        PENDING,
        SENT,
        DECLINED,
        RETURNED,
        CALLED_BACK,
        ANOMALY
    }
}
