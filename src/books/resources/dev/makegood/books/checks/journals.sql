-- A journal has no gaps: up to the number of postings that its owner counts, each number is there. The first one missing is the first
-- that is out of step with its place in the journal, or else the one after the last.
WITH gaps AS (
    SELECT journal, max(counted) AS counted, sum(seen) AS seen
    FROM (
        SELECT journal, counted, 0 AS seen FROM journals
        UNION ALL
        SELECT journal, counted, 1 FROM numbered WHERE number <= counted) AS both_sides
    GROUP BY journal
    HAVING sum(seen) < max(counted)),
steps AS (
    SELECT numbered.journal, number, row_number() OVER (PARTITION BY numbered.journal ORDER BY pk, sk) AS step
    FROM numbered JOIN gaps ON gaps.journal = numbered.journal
    WHERE number <= numbered.counted)
SELECT 'a journal has no gaps' AS rule, gaps.journal AS place, CAST(NULL AS varchar) AS currency,
    'number ' || CAST(coalesce(min(CASE WHEN number <> step THEN step END), max(seen) + 1) AS varchar) AS expected,
    CAST(NULL AS bigint) AS expected_minor,
    CAST(max(counted) - max(seen) AS varchar) || ' missing' AS found, CAST(NULL AS bigint) AS found_minor
FROM gaps LEFT JOIN steps ON steps.journal = gaps.journal
GROUP BY gaps.journal;

-- A journal ends where its owner says: no later number, except of a posting that may have been written after the owner's row was read.
SELECT 'a journal ends where its owner says' AS rule, journal AS place, CAST(NULL AS varchar) AS currency,
    'number ' || CAST(max(counted) AS varchar) AS expected, CAST(NULL AS bigint) AS expected_minor,
    'number ' || CAST(max(number) AS varchar) AS found, CAST(NULL AS bigint) AS found_minor
FROM numbered CROSS JOIN audit
WHERE number > counted AND posted_at <= watermark
GROUP BY journal;
