-- A unit is refunded once, and refunds cover only units of their case. A refund of no units, because all were sent, overlaps with none
-- that come after it. Refunds are compared in the order of their keys.
SELECT CASE WHEN twice IS NULL THEN 'refunds cover only units of their case' ELSE 'a unit is refunded once' END AS rule,
    case_id AS place, CAST(NULL AS varchar) AS currency,
    CASE WHEN twice IS NULL THEN 'up to unit ' || CAST(units AS varchar) ELSE 'from unit ' || CAST(twice + 1 AS varchar) END AS expected,
    CAST(NULL AS bigint) AS expected_minor,
    'units ' || CAST(first_unit AS varchar) || ' to ' || CAST(last_unit AS varchar) AS found, CAST(NULL AS bigint) AS found_minor
FROM (
    SELECT one.case_id, one.sk, one.first_unit, one.last_unit, coalesce(max(case_units.units), 0) AS units, max(other.last_unit) AS twice
    FROM refunds AS one
    LEFT JOIN refunds AS other ON other.case_id = one.case_id AND other.sk < one.sk AND other.first_unit <= other.last_unit
        AND other.first_unit <= one.last_unit AND one.first_unit <= other.last_unit
    LEFT JOIN case_units ON case_units.case_id = one.case_id
    GROUP BY one.case_id, one.sk, one.first_unit, one.last_unit) AS compared
WHERE twice IS NOT NULL OR last_unit > units;
