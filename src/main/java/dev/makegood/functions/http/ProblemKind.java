package dev.makegood.functions.http;

import com.fasterxml.jackson.annotation.JsonValue;

/** Lists the kinds of problem, for programs; the HTTP document lists the same ones. */
public enum ProblemKind {
    /** The body is not JSON or YAML of the stated form. */
    MALFORMED(400, "malformed", "Malformed"),
    /** The signature does not prove who calls. */
    UNSIGNED(401, "unsigned", "Unauthorized"),
    /** The caller's role is not allowed. */
    WRONG_ROLE(403, "wrongRole", "Forbidden"),
    NOT_FOUND(404, "notFound", "Not found"),
    /** The caller accepts none of the media types on offer. */
    NOT_ACCEPTABLE(406, "notAcceptable", "Not acceptable"),
    /** Something else was reported under the id before. */
    ID_IN_USE(409, "idInUse", "Conflict"),
    /** Recorded facts do not allow it. */
    STATE(409, "state", "Conflict"),
    /** It came too late. */
    LATE(409, "late", "Conflict"),
    /** A limit is reached. */
    LIMIT(409, "limit", "Conflict"),
    /** A value is invalid, whatever is recorded. */
    VALUE(422, "value", "Refused"),
    /** The value does not fit into one record. */
    TOO_LARGE(422, "tooLarge", "Refused"),
    /** The request may or may not have taken effect. */
    FAILED(500, "failed", "Failed"),
    /** Nothing was changed, for lack of capacity. */
    BUSY(503, "busy", "Busy");

    final int status;
    final String code;
    final String title;

    ProblemKind(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** Returns the problem's type, RFC 9457: a name that never changes, and not the address of a page. */
    String type() {
        return "urn:makegood:problem:" + code;
    }

    /** Returns the code in responses and in the HTTP document. */
    @JsonValue
    public String code() {
        return code;
    }
}
