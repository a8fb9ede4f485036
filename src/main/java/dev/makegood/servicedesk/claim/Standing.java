package dev.makegood.servicedesk.claim;

/** Lists the states of a claim. */
public enum Standing {
    OPEN("open"),
    UPHELD("upheld"),
    REJECTED("rejected");

    private final String id;

    Standing(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Standing of(Claim claim) {
        return claim.ticket()
                .decision()
                .map(made -> made.ruling().upheld() ? UPHELD : REJECTED)
                .orElse(OPEN);
    }
}
