package dev.makegood.storage.memory;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the rows of a page, which ends after as many rows or bytes as one of DynamoDB. */
final class PageInMemory {
    private final List<Row> rows = new ArrayList<>();
    private final int limit;
    private long bytes;

    PageInMemory(int limit) {
        this.limit = limit;
    }

    /** Adds a row unless the page is full, and returns true if it did. */
    boolean takes(SizedRow sized) {
        if (rows.size() == limit || bytes + sized.bytes() > Sizes.LARGEST_PAGE) {
            return false;
        }
        bytes += sized.bytes();
        return rows.add(sized.row());
    }

    Row last() {
        return rows.getLast();
    }

    /** Returns the page, if there are more rows. */
    Page<Row> before(Cursor rest) {
        return new Page<>(rows, Optional.of(rest));
    }

    /** Returns the page, if there are no more rows. */
    Page<Row> whole() {
        return new Page<>(rows, Optional.empty());
    }
}
