package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.wording.Sentence;
import java.util.List;

/** Lists the grounds on which no compensation is owed. None of them prevents a refund. */
public enum Exemption {
    /** Must have been reported before the delay (Civil Code 180, 590). */
    FORCE_MAJEURE("forceMajeure"),
    BUYER_ABUSE("buyerAbuse"),
    NOT_HOUSEHOLD_USE("notHouseholdUse"),
    WRONG_ADDRESS("wrongAddress"),
    /** Not in policies: every version grants appeals. */
    APPEAL_GRANTED("appealGranted"),
    /** Not in policies: it applies to versions that owe compensation on the refund. */
    GOODS_INSTEAD("goodsInstead"),
    /** Not in policies: it applies to versions that require a complaint. */
    NO_COMPLAINT("noComplaint"),
    /** Not in policies: it applies to units whose stockout was a mistake, found before anything was paid. */
    TAKEN_BACK("takenBack");

    /** The grounds that a policy may name. */
    public static final List<Exemption> OF_POLICIES =
            List.of(FORCE_MAJEURE, BUYER_ABUSE, NOT_HOUSEHOLD_USE, WRONG_ADDRESS);

    private final String id;

    Exemption(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** Returns the name that people read. */
    public Sentence words() {
        return Sentence.of("exemption." + id);
    }
}
