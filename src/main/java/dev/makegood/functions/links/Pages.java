package dev.makegood.functions.links;

import dev.makegood.link.SignedLink;
import java.util.Optional;

/**
 * Knows where the pages are that links lead to.
 *
 * @param url the address above all of them, without a slash at the end; absent if the stack has no pages
 */
public record Pages(Optional<String> url) {
    /** Returns the address of a link. The token is its fragment, which browsers send to nobody. */
    Optional<String> address(SignedLink link) {
        return url.map(base -> base + "/" + link.id().purpose().id() + "#" + link.token());
    }
}
