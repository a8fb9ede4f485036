package dev.makegood.scale;

/** Lists quotas and limits of others, as their pages said on 2026-11-30. */
enum Quota {
    PARTITION_WRITES(
            1_000,
            "write units a second of one partition of a table or index; fixed",
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput-scenarios.html"),
    TABLE_WRITES(
            40_000,
            "write units a second of an on-demand table, and of each of its indexes; can be raised",
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html"),
    NEW_TABLE_WRITES(
            4_000,
            "write units a second of a new on-demand table; at once at most twice the last peak, unless it was warmed up",
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html"),
    API_CALLS(
            10_000,
            "calls a second of all APIs of an account in a region; can be raised",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"),
    CONCURRENCY(
            1_000,
            "concurrent executions of all functions of an account in a region; can be raised to tens of thousands",
            "https://docs.aws.amazon.com/lambda/latest/dg/limits.html"),
    NEW_ENVIRONMENTS(
            100,
            "more executions of one function each second (1,000 in ten seconds); fixed",
            "https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html"),
    STREAM_BATCHES(
            10,
            "batches of one stream shard at a time at most (`ParallelizationFactor`); the template has 1",
            "https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html"),
    EVENTS(
            10_000,
            "PutEvents a second of an account in us-east-1, less in other regions; can be raised",
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html"),
    REFUNDS(
            150,
            "refunds a second at WeChat Pay; other providers agree on a figure by contract",
            "https://pay.weixin.qq.com/wiki/doc/api/wxpay/en/pages/ico-guide/chapter1_5.shtml");

    private final int figure;
    private final String meaning;
    private final String page;

    Quota(int figure, String meaning, String page) {
        this.figure = figure;
        this.meaning = meaning;
        this.page = page;
    }

    int figure() {
        return figure;
    }

    String meaning() {
        return meaning;
    }

    /** Returns the address of the page that says so. */
    String page() {
        return page;
    }
}
