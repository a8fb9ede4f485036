package dev.makegood.functions;

import dev.makegood.local.template.Rights;
import dev.makegood.local.template.Rights.Right;
import dev.makegood.local.template.Template;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Restricts a database to the rights of one function of the template; anything else fails the test. */
public final class WithinRights implements DelegatingDatabase {
    static final Template TEMPLATE = Template.read(Path.of("template.yaml"));

    /** Caches answers, since histories ask millions of times. */
    private static final Map<Asked, Boolean> ANSWERS = new ConcurrentHashMap<>();

    private record Asked(String function, String action, Table table, String index) {}

    private final String function;
    private final Rights rights;
    private final Map<String, String> environment;
    private final Database database;

    /**
     * Creates the restriction.
     *
     * @param function by its logical id
     */
    public WithinRights(String function, Database database) {
        this.function = function;
        this.rights = TEMPLATE.rights().get(function);
        this.environment = TEMPLATE.function(function).environment();
        this.database = database;
    }

    /** Returns true if the function has a setting, such as where the archive is. */
    public boolean reads(String variable) {
        return environment.containsKey(variable);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Optional<Row> find(Key key) {
        require("GetItem", key.table(), "");
        return database.find(key);
    }

    @Override
    public List<Row> findAll(List<Key> keys) {
        keys.forEach(key -> require("BatchGetItem", key.table(), ""));
        return database.findAll(keys);
    }

    @Override
    public Page<Row> query(Query query) {
        requireQuery(query);
        return database.query(query);
    }

    @Override
    public long count(Query query, long most) {
        requireQuery(query);
        return database.count(query, most);
    }

    @Override
    public boolean commit(List<Write> writes) {
        for (Write write : writes) {
            String action = switch (write) {
                case Write.Create _, Write.Add _, Write.Replace _ -> "PutItem";
                case Write.Delete _ -> "DeleteItem";
                case Write.Check _ -> "ConditionCheckItem";
            };
            require(action, write.key().table(), "");
        }
        return database.commit(writes);
    }

    private void requireQuery(Query query) {
        require(
                "Query",
                query.table(),
                query.index().map(index -> "/index/" + index.indexName()).orElse(""));
    }

    private void require(String action, Table table, String index) {
        var asked = new Asked(function, action, table, index);
        Boolean allowed = ANSWERS.get(asked);
        if (allowed == null) {
            allowed = allows(action, table, index);
            ANSWERS.put(asked, allowed);
        }
        if (!allowed) {
            throw new AssertionError(function + " has no right to " + action + " on " + table + index);
        }
    }

    private boolean allows(String action, Table table, String index) {
        return rights.allow(
                new Right("dynamodb:" + action, Rights.table(environment.get("MAKEGOOD_TABLES_" + table)) + index));
    }
}
