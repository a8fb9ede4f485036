package dev.makegood.notice;

import dev.makegood.storage.Database;
import dev.makegood.storage.memory.MemoryDatabase;

class NoticesInMemoryTest extends NoticesContract {
    @Override
    Database database() {
        return new MemoryDatabase();
    }
}
