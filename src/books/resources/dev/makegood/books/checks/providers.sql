-- A provider's refunds with our numbers are payments of ours: each was written here before it was sent.
SELECT 'a refund of the provider is one of ours' AS rule, theirs.provider || ' ' || refund AS place, CAST(NULL AS varchar) AS currency,
    'number ' || theirs.number AS expected, CAST(NULL AS bigint) AS expected_minor,
    'none here; there ' || theirs.currency || ' ' || theirs.minor || ' of ' || theirs.payment AS found, CAST(NULL AS bigint) AS found_minor
FROM their_payments AS theirs
WHERE NOT EXISTS (SELECT 1 FROM our_payments AS ours WHERE ours.provider = theirs.provider AND ours.number = theirs.number);

-- What we know as paid is in the provider's files. A payment is looked for from a day after their beginning on, since we may have learned
-- of it as much later.
SELECT 'a refund of ours is one of the provider' AS rule, key AS place, CAST(NULL AS varchar) AS currency,
    'number ' || number || ' of ' || payment AS expected, CAST(NULL AS bigint) AS expected_minor,
    'none at ' || ours.provider AS found, CAST(NULL AS bigint) AS found_minor
FROM our_payments AS ours JOIN provider_files AS files ON files.provider = ours.provider
WHERE made_at >= begins AND made_at < ends
    AND NOT EXISTS (SELECT 1 FROM provider_refunds AS theirs WHERE theirs.provider = ours.provider AND theirs.number = ours.number);

-- Both sides have the same amount in the same currency, in minor units. What came back or was given up may have had another one.
SELECT 'a refund has our amount at the provider' AS rule, key AS place, CAST(NULL AS varchar) AS currency,
    our_amount AS expected, CAST(NULL AS bigint) AS expected_minor, their_amount AS found, CAST(NULL AS bigint) AS found_minor
FROM both_payments
WHERE our_amount <> their_amount AND our_state IN ('open', 'done');

-- It is a refund of the payment that the order named.
SELECT 'a refund is of our payment at the provider' AS rule, key AS place, CAST(NULL AS varchar) AS currency,
    our_payment AS expected, CAST(NULL AS bigint) AS expected_minor, their_payment AS found, CAST(NULL AS bigint) AS found_minor
FROM both_payments
WHERE our_payment <> their_payment;

-- A number moves money once. What failed or came back there moved none in the end.
SELECT 'a number moves money once' AS rule, key AS place, CAST(NULL AS varchar) AS currency,
    '1 refund' AS expected, CAST(NULL AS bigint) AS expected_minor,
    count(*) || ' refunds: ' || string_agg(refund, ', ' ORDER BY refund) AS found, CAST(NULL AS bigint) AS found_minor
FROM both_payments
WHERE their_state <> 'returned'
GROUP BY key
HAVING count(*) > 1;

-- We know how a refund ended. What pends at the provider may have ended since. A number that was given up was declined.
SELECT 'a refund ended here as it did at the provider' AS rule, key AS place, CAST(NULL AS varchar) AS currency,
    their_state AS expected, CAST(NULL AS bigint) AS expected_minor, our_state AS found, CAST(NULL AS bigint) AS found_minor
FROM both_payments
WHERE their_state = 'done' AND our_state IN ('open', 'givenUp') OR their_state = 'returned' AND our_state IN ('open', 'done');
