namespace Tahoon.PartnerSimulators.Orders;

/// <summary>What is wrong with an order, member by member; empty where nothing is.</summary>
internal static class OrderFaults
{
    private const int LongestMs = 600_000;

    public static Dictionary<string, string[]> Of(Order order, Partner partner)
    {
        var faults = new Dictionary<string, string[]>();
        Check("delayMs", order.DelayMs is null or (>= 0 and <= LongestMs), $"0 to {LongestMs}");
        Check("jitterMs", order.JitterMs is null or (>= 0 and <= LongestMs), $"0 to {LongestMs}");
        Check("status", order.Status is null or (>= 400 and <= 599), "400 to 599");
        Check("retryAfterSeconds", order.RetryAfterSeconds is null or (>= 0 and <= 86_400), "0 to 86400");
        Check("rate", order.Rate is null or (>= 0 and <= 1), "0 to 1");
        Check("count", order.Count is null or >= 1, "1 or more");
        Check("forSeconds", order.ForSeconds is null or (> 0 and <= 86_400), "more than 0, up to 86400");
        Check("errorCode", order.ErrorCode is null || partner.Knows(order.ErrorCode), "not an error of this partner");
        Check("acceptThenFail", !(order.AcceptThenFail && order.Mode == OrderMode.RateLimited),
            "a request that is rate-limited is not accepted");
        return faults;

        void Check(string member, bool holds, string rule)
        {
            if (!holds)
                faults[member] = [rule];
        }
    }
}
