package dev.makegood.stockout;

import dev.makegood.notice.Notice;

/** Holds what somebody was told about a case, as it was delivered first. */
public record CaseMessage(String caseId, Notice notice) {}
