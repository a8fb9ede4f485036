package dev.makegood.stockout;

/** Why a case was assessed again. */
enum Why {
    /** The operator found a ground on which nothing is owed. */
    EXEMPTION("exemption"),
    /** The operator upheld the buyer's complaint. */
    COMPLAINT("complaint"),
    /** Another case gave back what it had used up of a cap. */
    GIVEN_BACK("givenBack");

    private final String id;

    Why(String id) {
        this.id = id;
    }

    /** The name in messages. */
    String id() {
        return id;
    }
}
