-- Our refunds as the provider that has them knows them. Only DuckDB compares them with a provider's refunds, in checks/providers.sql.

-- The key of a payment of a refund, percent-encoded as PaymentKey writes it.
CREATE MACRO payment_key(refund_id, n) AS array_to_string(list_transform(
    regexp_extract_all(CASE WHEN n = 1 THEN refund_id ELSE refund_id || '~' || n END, '[!-$&-~]+|[^!-$&-~]+'),
    piece -> CASE WHEN regexp_matches(piece, '^[!-$&-~]') THEN piece ELSE regexp_replace(hex(encode(piece)), '(..)', '%\1', 'g') END), '');

-- One row for each payment of a refund through a provider, also of those that came back, or were given up for another amount. made_at is when we first knew of the present one.
CREATE TABLE our_payments AS
SELECT payment_key(refund_id, n) AS key, 'mg' || substr(sha256(payment_key(refund_id, n)), 1, 30) AS number,
    provider, reference AS payment, currency, cash AS minor,
    CASE
        WHEN len(list_filter(returned_payments, one -> TRY_CAST(one.M.number.N AS bigint) = n)) > 0
            OR len(list_filter(surplus_payments, one -> TRY_CAST(one.M.number.N AS bigint) = n AND one.M.returnedAt.S IS NOT NULL)) > 0
            THEN 'returned'
        WHEN n < payment_number AND len(list_filter(surplus_payments, one -> TRY_CAST(one.M.number.N AS bigint) = n)) = 0 THEN 'givenUp'
        WHEN state = 'settled' OR len(list_filter(surplus_payments, one -> TRY_CAST(one.M.number.N AS bigint) = n)) > 0 THEN 'done'
        ELSE 'open' END AS state,
    CASE WHEN n = payment_number AND state = 'settled' THEN coalesce(accepted_at, state_at) END AS made_at
FROM (SELECT *, unnest(range(1, payment_number + 1)) AS n FROM refunds WHERE provider IS NOT NULL AND payment_number BETWEEN 1 AND 9999) AS numbered;

-- The refunds of a provider that have a number of ours, up to the watermark. Others made the rest.
CREATE VIEW their_payments AS
SELECT theirs.* FROM provider_refunds AS theirs CROSS JOIN audit
WHERE regexp_matches(number, '^mg[0-9a-f]{30}$') AND created <= watermark;

CREATE VIEW both_payments AS
SELECT ours.key, ours.provider, theirs.refund, ours.payment AS our_payment, theirs.payment AS their_payment,
    ours.currency || ' ' || ours.minor AS our_amount, theirs.currency || ' ' || theirs.minor AS their_amount,
    ours.state AS our_state, theirs.state AS their_state
FROM our_payments AS ours JOIN their_payments AS theirs ON theirs.provider = ours.provider AND theirs.number = ours.number;
