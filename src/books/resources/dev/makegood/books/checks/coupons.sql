-- A coupon is valid for the time that its policy version sets.
SELECT 'a coupon is valid for the time that its policy version sets' AS rule, coupon_id AS place, CAST(NULL AS varchar) AS currency,
    first_last_day || ' or later' AS expected, CAST(NULL AS bigint) AS expected_minor,
    valid_until AS found, CAST(NULL AS bigint) AS found_minor
FROM coupons
WHERE valid_until < first_last_day;

-- A case has at most one coupon.
SELECT 'a case has at most one coupon' AS rule, case_id AS place, CAST(NULL AS varchar) AS currency,
    before_it AS expected, CAST(NULL AS bigint) AS expected_minor, coupon_id AS found, CAST(NULL AS bigint) AS found_minor
FROM (SELECT case_id, coupon_id, lag(coupon_id) OVER (PARTITION BY case_id ORDER BY pk, coupon_id) AS before_it FROM coupons) AS in_turn
WHERE before_it IS NOT NULL;

-- A coupon belongs to the buyer of its case.
SELECT 'a coupon belongs to the buyer of its case' AS rule, coupon_id AS place, CAST(NULL AS varchar) AS currency,
    buyer AS expected, CAST(NULL AS bigint) AS expected_minor, holder AS found, CAST(NULL AS bigint) AS found_minor
FROM coupons JOIN cases ON cases.case_id = coupons.case_id
WHERE holder <> buyer;

-- A coupon's balance becomes income only after its last day.
SELECT 'a coupon''s balance becomes income only after its last day' AS rule, coupon_id AS place, CAST(NULL AS varchar) AS currency,
    replace(ends_at, '.000Z', 'Z') || ' or later' AS expected, CAST(NULL AS bigint) AS expected_minor,
    replace(posted_at, '.000Z', 'Z') AS found, CAST(NULL AS bigint) AS found_minor
FROM postings JOIN coupons ON postings.journal = 'coupon~' || coupons.case_id
WHERE kind = 'expiry' AND posted_at < ends_at;
