-- A journal has no gaps: up to the number of postings that its owner counts, each number is there. The first one missing is the first
-- that is out of step with its place in the journal, or else the one after the last.
SELECT 'a journal has no gaps' AS rule, gaps.journal AS place, CAST(NULL AS varchar) AS currency,
    'number ' || CAST(coalesce(min(CASE WHEN number <> step THEN step END), max(seen) + 1) AS varchar) AS expected,
    CAST(NULL AS bigint) AS expected_minor,
    CAST(max(counted) - max(seen) AS varchar) || ' missing' AS found, CAST(NULL AS bigint) AS found_minor
FROM (
    SELECT journals.journal, max(counted) AS counted, count(number) AS seen
    FROM journals LEFT JOIN postings ON postings.journal = journals.journal AND number <= counted
    GROUP BY journals.journal
    HAVING count(number) < max(counted)) AS gaps
LEFT JOIN (
    SELECT postings.journal, number, row_number() OVER (PARTITION BY postings.journal ORDER BY pk, sk) AS step
    FROM postings JOIN journals ON journals.journal = postings.journal AND number <= counted) AS steps ON steps.journal = gaps.journal
GROUP BY gaps.journal;

-- A journal ends where its owner says: no later number, except of a posting that may have been written after the owner's row was read.
SELECT 'a journal ends where its owner says' AS rule, postings.journal AS place, CAST(NULL AS varchar) AS currency,
    'number ' || CAST(coalesce(max(counted), 0) AS varchar) AS expected, CAST(NULL AS bigint) AS expected_minor,
    'number ' || CAST(max(number) AS varchar) AS found, CAST(NULL AS bigint) AS found_minor
FROM postings LEFT JOIN journals ON journals.journal = postings.journal CROSS JOIN audit
WHERE number > coalesce(counted, 0) AND posted_at <= watermark
GROUP BY postings.journal;
