-- A stock position has allocated the open units of its order lines, and awaits the units that buyers of its short lines wait for. The
-- nightly audit does not check this. A position that is known to be wrong is left out: operators have it in a list of their own.
SELECT 'a stock position agrees with its order lines' AS rule, positions.pk AS place, CAST(NULL AS varchar) AS currency,
    'allocated ' || CAST(coalesce(of_lines.allocated, 0) AS varchar) || ', awaited ' || CAST(coalesce(of_lines.awaited, 0) AS varchar) AS expected,
    CAST(NULL AS bigint) AS expected_minor,
    'allocated ' || CAST(positions.allocated AS varchar) || ', awaited ' || CAST(positions.awaited AS varchar) AS found,
    CAST(NULL AS bigint) AS found_minor
FROM positions
LEFT JOIN (
    SELECT merchant, sku, CAST(sum(open_units) AS bigint) AS allocated, CAST(sum(awaited) AS bigint) AS awaited
    FROM lines
    WHERE counted
    GROUP BY merchant, sku) AS of_lines ON of_lines.merchant = positions.merchant AND of_lines.sku = positions.sku
WHERE NOT known_wrong
    AND (positions.allocated <> coalesce(of_lines.allocated, 0) OR positions.awaited <> coalesce(of_lines.awaited, 0));
