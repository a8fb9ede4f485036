package dev.makegood.stockout;

import dev.makegood.notice.Notice;

/** Holds a message about a case as it was first delivered. */
public record CaseMessage(String caseId, Notice notice) {}
