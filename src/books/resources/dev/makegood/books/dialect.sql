-- Functions of Trino, which is Athena's engine, by DuckDB's own: with them the views, checks and reports are one text for both
-- engines. An unknown zone gives NULL, as TRY does in Trino.
SET TimeZone = 'UTC';
SET VARIABLE zones = (SELECT list(name) FROM pg_timezone_names());
CREATE MACRO known_zone(zone) AS CASE WHEN list_contains(getvariable('zones'), zone) THEN zone END;
CREATE MACRO from_iso8601_timestamp(x) AS CAST(x AS TIMESTAMPTZ);
CREATE MACRO to_iso8601(x) AS strftime(x, '%Y-%m-%dT%H:%M:%S.%gZ');
CREATE MACRO at_timezone(x, zone) AS timezone(known_zone(zone), x);
CREATE MACRO with_timezone(x, zone) AS timezone(known_zone(zone), x);
CREATE MACRO cardinality(list) AS len(list);
CREATE MACRO array_join(list, separator) AS list_reduce(list, (one, next) -> one || separator || next);
