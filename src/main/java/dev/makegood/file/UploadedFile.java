package dev.makegood.file;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.order.LineRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that somebody brings forward about an order line. It has no name: its digest says which it is.
 *
 * @param owner who uploads it: {@code buyer}, {@code merchant} or {@code platform}; a line has one of each
 * @param sha256 of its bytes, 64 hexadecimal digits in lower case
 * @param buyer the uploading buyer's pseudonym; empty for others, and once the buyer is erased, and with it the bytes
 */
public record UploadedFile(
        LineRef line, String owner, String sha256, long bytes, String mediaType, Instant at, Optional<String> buyer) {
    private static final String BUYER = "buyer";

    /** Who owns what a caller of this name uploads, such as {@code buyer} for {@code buyer:b_...}. */
    public static String owner(String by) {
        return by.substring(0, by.indexOf(':'));
    }

    /** Where its bytes lie: one name, since an id may be two dots. */
    @JsonIgnore
    public String path() {
        return String.join("~", line.orderId(), line.lineId(), owner, sha256);
    }

    @JsonIgnore
    boolean isErased() {
        return owner.equals(BUYER) && buyer.isEmpty();
    }

    UploadedFile erased() {
        return new UploadedFile(line, owner, sha256, bytes, mediaType, at, Optional.empty());
    }
}
