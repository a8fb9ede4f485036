package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** Lists what an order may be made of besides its lines, and the rule that applies if a version says nothing. */
public enum PartKind {
    SHIPPING("shipping", PartRule.WHEN_NOTHING_SHIPS),
    TAX("tax", PartRule.BY_SHARE),
    INSURANCE("insurance", PartRule.WHEN_NOTHING_SHIPS),
    /** A discount on the whole order; its amount is negative. */
    DISCOUNT("discount", PartRule.BY_SHARE);

    private final String id;
    private final PartRule usual;

    PartKind(String id, PartRule usual) {
        this.id = id;
        this.usual = usual;
    }

    @JsonValue
    public String id() {
        return id;
    }

    PartRule usual() {
        return usual;
    }
}
