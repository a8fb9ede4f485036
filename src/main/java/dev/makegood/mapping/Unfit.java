package dev.makegood.mapping;

/** Says that a record is none of a report. */
final class Unfit extends RuntimeException {
    final String field;

    Unfit(String field, String reason) {
        super(reason);
        this.field = field;
    }
}
