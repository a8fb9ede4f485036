-- A merchant owes at most what policies gave to buyers of its cases (what promises and agreements added is beyond that), and the advance
-- limit: the largest of all versions of the currency, but at least the default.
SELECT 'a merchant owes at most its policy compensation and the advance limit' AS rule, owed.merchant || '~' || owed.currency AS place,
    owed.currency, 'at most ' AS expected, coalesce(given, 0) + coalesce(advance_limit, 10000) AS expected_minor,
    '' AS found, receivable AS found_minor
FROM (SELECT merchant, currency, receivable FROM accounts WHERE receivable <> 0) AS owed
LEFT JOIN (
    SELECT merchant, coupons.currency, CAST(sum(face - beyond_policy) AS bigint) AS given
    FROM coupons JOIN cases ON cases.case_id = coupons.case_id
    GROUP BY merchant, coupons.currency) AS given ON given.merchant = owed.merchant AND given.currency = owed.currency
LEFT JOIN (
    SELECT currency, greatest(max(advance_limit), 10000) AS advance_limit
    FROM policies GROUP BY currency) AS limits ON limits.currency = owed.currency
WHERE receivable > coalesce(given, 0) + coalesce(advance_limit, 10000);

-- A case that waits for its merchant's money has a place in the queue, since it was owed. It may still have earlier places.
SELECT 'a case that waits for its merchant''s money has a place in the queue' AS rule, case_id AS place, CAST(NULL AS varchar) AS currency,
    replace(since, '.000Z', 'Z') AS expected, CAST(NULL AS bigint) AS expected_minor,
    '[' || coalesce(array_join(array_agg(replace(place_since, '.000Z', 'Z') ORDER BY place_since) FILTER (WHERE place_since IS NOT NULL), ', '), '')
        || ']' AS found, CAST(NULL AS bigint) AS found_minor
FROM (
    SELECT DISTINCT cases.case_id, cases.since, places.since AS place_since
    FROM cases LEFT JOIN places ON places.case_id = cases.case_id
    WHERE state = 'suspended') AS waiting
GROUP BY case_id, since
HAVING count(CASE WHEN place_since = since THEN 1 END) = 0;
