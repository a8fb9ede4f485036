package dev.makegood.file;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.input.Sha256;
import dev.makegood.order.LineRef;
import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds a file that a party uploads for an order line. A file has no name: its digest identifies it.
 *
 * @param owner who uploads it: {@code buyer}, {@code merchant} or {@code platform}; a line has one of each
 * @param sha256 SHA-256 of the bytes, 64 hexadecimal digits in lower case
 * @param buyer the uploading buyer's pseudonym; empty for other owners, and once the buyer and the bytes are erased
 */
public record UploadedFile(
        LineRef line, String owner, String sha256, long bytes, String mediaType, Instant at, Optional<String> buyer) {
    private static final String BUYER = "buyer";

    /**
     * Returns the name of the bytes in the store, below a folder that the rights of functions name. It contains a digest of the line, since the line's ids may have
     * slashes, would appear in URLs, and may be too long for a file name.
     */
    @JsonIgnore
    public String path() {
        return "evidence/" + KeyText.join(Sha256.hex(line.toString()), owner, sha256);
    }

    boolean isErased() {
        return owner.equals(BUYER) && buyer.isEmpty();
    }

    UploadedFile erased() {
        return new UploadedFile(line, owner, sha256, bytes, mediaType, at, Optional.empty());
    }
}
