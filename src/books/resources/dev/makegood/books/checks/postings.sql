-- A posting is stored under its number: its key is its journal and the number in ten digits.
SELECT 'a posting is stored under its number' AS rule, journal || ' ' || CAST(number AS varchar) AS place, CAST(NULL AS varchar) AS currency,
    pk || ' ' || sk AS expected, CAST(NULL AS bigint) AS expected_minor,
    journal || ' ' || CAST(number AS varchar) AS found, CAST(NULL AS bigint) AS found_minor
FROM postings
WHERE pk <> journal OR sk <> lpad(CAST(number AS varchar), 10, '0');

-- A posting balances: its entries sum to zero in each currency.
SELECT 'a posting balances' AS rule, journal || ' ' || CAST(number AS varchar) AS place, currency,
    '' AS expected, 0 AS expected_minor, '' AS found, CAST(sum(minor) AS bigint) AS found_minor
FROM entries
GROUP BY journal, number, currency
HAVING sum(minor) <> 0;

-- All accounts together sum to zero in each currency, up to the watermark.
SELECT 'all accounts together sum to zero' AS rule, currency AS place, currency,
    '' AS expected, 0 AS expected_minor, '' AS found, CAST(sum(minor) AS bigint) AS found_minor
FROM entries
WHERE NOT recent
GROUP BY currency
HAVING sum(minor) <> 0;
