package dev.makegood.numbers;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Lists what is counted, with the most that it may cost: write units and requests to DynamoDB. Both are what was counted
 * when they were last changed. Whoever makes a use case cheaper writes the lower figure here; whoever must raise one
 * says why in the same commit, and never raises it above a target that was reached.
 */
public enum UseCase {
    /** The list of a merchant's SKUs has each new one. */
    FIRST_RECOUNT("recount, first of a SKU", "5", "3"),
    NEW_BUYER("order, 1 line, new buyer", "13", "9"),
    KNOWN_BUYER("order, 1 line, known buyer", "12", "7", "5", "3"),
    WITH_PAYMENT("the same that says how it was paid", "12", "7"),
    WITH_PARTS("the same with shipping, tax and a discount", "12", "7"),
    TOLD_AGAIN("the same order told again", "0", "4"),
    FIVE_LINES_NEW_BUYER("order, 5 lines, new buyer", "53", "8"),
    FIVE_LINES("order, 5 lines, known buyer", "52", "7", "12", "4"),
    SHIPMENT("shipment of 1 line", "9", "5", "4", "3"),
    SHIPMENT_OF_FIVE("shipment of 5 lines", "37", "13"),
    RECOUNT("recount", "4", "3"),
    /** What a report found missing is in an index, by which the root cause of a case is found. */
    RECOUNT_FEWER("recount that finds fewer", "5", "3"),
    ARCHIVED("order, 1 line, archived", "10.1", "4.3"),
    /** A merchant's first posting of a month opens the month. */
    OVERDUE("line that becomes overdue", "35.1", "0.7"),
    DETECT("case: detect", "34.6", "1.3"),
    SWEEP("case: sweep", "16.1", "2.8"),
    ISSUE("case: issue", "19.3", "0.7"),
    DELIVER("case: deliver", "10.1", "5.3"),
    CASE("case, everything included", "79.9", "9.8", "40", "4"),
    CASE_CHOOSING("case with a window to choose, everything included", "92.3", "13.5");

    /** Holds the most write units and requests. */
    record Most(BigDecimal writeUnits, BigDecimal requests) {
        private Most(String writeUnits, String requests) {
            this(new BigDecimal(writeUnits), new BigDecimal(requests));
        }

        @Override
        public String toString() {
            return writeUnits + " / " + requests;
        }
    }

    private final String label;
    private final Most limit;
    private final Optional<Most> target;

    UseCase(String label, String writeUnits, String requests) {
        this.label = label;
        limit = new Most(writeUnits, requests);
        target = Optional.empty();
    }

    UseCase(String label, String writeUnits, String requests, String targetWriteUnits, String targetRequests) {
        this.label = label;
        limit = new Most(writeUnits, requests);
        target = Optional.of(new Most(targetWriteUnits, targetRequests));
    }

    /** Returns what it may cost today. */
    Most limit() {
        return limit;
    }

    /** Returns what it is to cost. */
    Optional<Most> target() {
        return target;
    }

    @Override
    public String toString() {
        return label;
    }
}
