package dev.makegood.functions.http;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of problem an answer tells of, for programs; the document lists the same. */
enum ProblemKind {
    /** The body is no JSON or YAML of the stated shape. */
    MALFORMED(400, "malformed", "Malformed"),
    /** The signature does not prove who calls. */
    UNSIGNED(401, "unsigned", "Unauthorized"),
    /** Not for the caller's role. */
    WRONG_ROLE(403, "wrongRole", "Forbidden"),
    NOT_FOUND(404, "notFound", "Not found"),
    /** The caller accepts none of the media types that there are. */
    NOT_ACCEPTABLE(406, "notAcceptable", "Not acceptable"),
    /** Something else was told under the id before. */
    ID_IN_USE(409, "idInUse", "Conflict"),
    /** What is recorded does not allow it. */
    STATE(409, "state", "Conflict"),
    /** It could have been told before. */
    LATE(409, "late", "Conflict"),
    /** There is as much of it as there may be. */
    LIMIT(409, "limit", "Conflict"),
    /** A value that is refused whatever is recorded. */
    VALUE(422, "value", "Refused"),
    /** More than one record can hold. */
    TOO_LARGE(422, "tooLarge", "Refused"),
    /** It is not known whether it took effect. */
    FAILED(500, "failed", "Failed"),
    /** Nothing was changed for want of capacity. */
    BUSY(503, "busy", "Busy");

    final int status;
    final String code;
    final String title;

    ProblemKind(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** As it is written in an answer and listed in the document. */
    @JsonValue
    String code() {
        return code;
    }
}
