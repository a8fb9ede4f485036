-- A unit is refunded once. Refunds of a case are compared in the order of their keys; one of no units, because all were sent, overlaps
-- with none that comes after it.
SELECT 'a unit is refunded once' AS rule, case_id AS place, CAST(NULL AS varchar) AS currency,
    'from unit ' || CAST(twice + 1 AS varchar) AS expected, CAST(NULL AS bigint) AS expected_minor,
    'units ' || CAST(first_unit AS varchar) || ' to ' || CAST(last_unit AS varchar) AS found, CAST(NULL AS bigint) AS found_minor
FROM doubly_refunded;

-- Refunds cover only units of their case; a case that is not there has none. A refund above is not reported again.
SELECT 'refunds cover only units of their case' AS rule, beyond.case_id AS place, CAST(NULL AS varchar) AS currency,
    'up to unit ' || CAST(beyond.units AS varchar) AS expected, CAST(NULL AS bigint) AS expected_minor,
    'units ' || CAST(beyond.first_unit AS varchar) || ' to ' || CAST(beyond.last_unit AS varchar) AS found, CAST(NULL AS bigint) AS found_minor
FROM (
    SELECT refunds.case_id, sk, first_unit, last_unit, coalesce(units, 0) AS units
    FROM refunds LEFT JOIN case_units ON case_units.case_id = refunds.case_id
    WHERE last_unit > coalesce(units, 0)) AS beyond
WHERE NOT EXISTS (SELECT 1 FROM doubly_refunded WHERE doubly_refunded.case_id = beyond.case_id AND doubly_refunded.sk = beyond.sk);

-- A withdrawn refund pays no cash. Amounts that went back to coupons stay there if the cash came back and is withdrawn.
SELECT 'a withdrawn refund pays no cash' AS rule, refund_id AS place, currency,
    '' AS expected, CAST(0 AS bigint) AS expected_minor, '' AS found, cash AS found_minor
FROM refunds WHERE state = 'withdrawn' AND cash <> 0;

-- A compensation that waits for a refund has one to come.
SELECT 'a compensation that waits for a refund has one to come' AS rule, case_id AS place, CAST(NULL AS varchar) AS currency,
    'a refund' AS expected, CAST(NULL AS bigint) AS expected_minor, 'none' AS found, CAST(NULL AS bigint) AS found_minor
FROM cases
WHERE state = 'awaitingRefund' AND NOT EXISTS (
    SELECT 1 FROM refunds WHERE refunds.case_id = cases.case_id AND refunds.state NOT IN ('settled', 'paidByHand', 'withdrawn'));
