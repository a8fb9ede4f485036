-- Athena: one table's files, and its rows as rows.sql reads them. Put the places of the exports for the words in capital letters. All incremental
-- exports below one prefix share the folder AWSDynamoDB/data; FULL_AT is the time of the full export in microseconds since 1970.
CREATE EXTERNAL TABLE {table}_full (Item {item})
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
LOCATION 's3://BUCKET/{name}/AWSDynamoDB/FULL_EXPORT/data/';

CREATE EXTERNAL TABLE {table}_changes (
    Metadata struct<WriteTimestampMicros:struct<N:string>>, Keys struct<pk:struct<S:string>,sk:struct<S:string>>, NewImage {item})
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
LOCATION 's3://BUCKET/{name}/AWSDynamoDB/data/';

CREATE VIEW {table}_changed AS
SELECT pk, sk, Item
FROM (
    SELECT Keys.pk.S AS pk, Keys.sk.S AS sk, NewImage AS Item, row_number() OVER (
        PARTITION BY Keys.pk.S, Keys.sk.S ORDER BY CAST(Metadata.WriteTimestampMicros.N AS bigint) DESC) AS turn
    FROM {table}_changes
    WHERE CAST(Metadata.WriteTimestampMicros.N AS bigint) >= FULL_AT) AS in_turn
WHERE turn = 1;

CREATE VIEW {table}_rows AS
SELECT Item
FROM {table}_full
WHERE NOT EXISTS (SELECT 1 FROM {table}_changed AS changed WHERE changed.pk = Item.pk.S AND changed.sk = Item.sk.S)
UNION ALL
SELECT Item FROM {table}_changed WHERE Item IS NOT NULL;
