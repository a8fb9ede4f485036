-- The rows of one table, written {table} here, as of the export's instant: those of the full export, with the incremental exports
-- folded in. An incremental export has, for each key that changed in its time, the last state of the row (NewImage), or only its key if
-- the row was deleted. Of several records of one key, the one written last counts, in whichever file and order they come; a record
-- that comes twice changes nothing, and one from before the full export is in it already.
CREATE TABLE {table}_changes (Metadata STRUCT(WriteTimestampMicros STRUCT(N BIGINT)), Keys STRUCT(pk STRUCT(S VARCHAR), sk STRUCT(S VARCHAR)),
    NewImage {table}_item);

-- Runs for a few files at a time, since DuckDB keeps memory for each file of a statement until its end.
INSERT INTO {table}_changes
SELECT Metadata, Keys, NewImage
FROM read_json({changes}, format = 'newline_delimited', maximum_object_size = 4194304, columns = {
    Metadata: 'STRUCT(WriteTimestampMicros STRUCT(N BIGINT))', Keys: 'STRUCT(pk STRUCT(S VARCHAR), sk STRUCT(S VARCHAR))',
    NewImage: '{table}_item'})
WHERE Metadata.WriteTimestampMicros.N >= {full_at};

CREATE VIEW {table}_changed AS
SELECT Keys.pk.S AS pk, Keys.sk.S AS sk, NewImage AS Item
FROM {table}_changes
QUALIFY row_number() OVER (PARTITION BY pk, sk ORDER BY Metadata.WriteTimestampMicros.N DESC) = 1;

CREATE TABLE {table}_rows AS
SELECT Item FROM {table}_changed
WHERE Item IS NOT NULL AND coalesce(list_contains(getvariable('{table}_kinds'), split_part(Item.sk.S, '~', 1)), true);

-- Runs for a few files at a time, for the reason above.
INSERT INTO {table}_rows
SELECT Item
FROM read_json({full}, format = 'newline_delimited', maximum_object_size = 4194304, columns = {Item: '{table}_item'}) AS in_full
WHERE coalesce(list_contains(getvariable('{table}_kinds'), split_part(Item.sk.S, '~', 1)), true)
    AND NOT EXISTS (SELECT 1 FROM {table}_changed AS changed WHERE changed.pk = Item.pk.S AND changed.sk = Item.sk.S);
