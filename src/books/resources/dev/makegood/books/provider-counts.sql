-- How many refunds of each provider were compared, and how many others made.
SELECT provider || ' refunds', count(*) FROM their_payments GROUP BY provider
UNION ALL
SELECT provider || ' refunds without a number of ours', count(*) FROM provider_refunds
WHERE number IS NULL OR NOT regexp_matches(number, '^mg[0-9a-f]{30}$') GROUP BY provider;
