package dev.makegood.numbers;

/** Makes ids as long as those of marketplaces: keys and rows have them many times, so they decide what rows cost. */
final class MarketplaceIds {
    static final String MERCHANT = "463820175";
    static final String SKU = "TEE-WHT-XXL-26SS-0417";

    private MarketplaceIds() {}

    /** Returns the id of an order: its day and 15 digits. */
    static String order(int n) {
        return "261110-%015d".formatted(409_321_848_000_000L + n);
    }

    /** Returns the id of a line: 19 digits. */
    static String line(int n) {
        return "%019d".formatted(3_845_120_967_210_000_000L + n);
    }

    /** Returns the id of another merchant: 9 digits. */
    static String merchant(int n) {
        return "%09d".formatted(582_100_000 + n);
    }

    /** Returns the code of another SKU. */
    static String sku(int n) {
        return "TEE-NVY-XXL-26SS-%04d".formatted(500 + n);
    }

    /** Returns the id that the platform has for a buyer, as an app of a platform knows its users. */
    static String buyer(int n) {
        return "ob4x9KqT2ZrWmVnYc8Lh%08d".formatted(n);
    }

    /** Returns the number of a parcel. */
    static String shipment(int n) {
        return "YT%013d".formatted(8_793_015_264_000L + n);
    }

    /** Returns the id that a warehouse gives to a count. */
    static String count(int n) {
        return "wms-20261111-%08d".formatted(n);
    }
}
