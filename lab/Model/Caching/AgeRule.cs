using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>The age of a stored response (RFC 9111 4.2.3).</summary>
public static class AgeRule
{
    /// <summary>The corrected initial age: the larger of the apparent age and the Age received plus the response
    /// delay.</summary>
    public static TimeSpan Initial(
        HeaderFields response, DateTimeOffset requestTime, DateTimeOffset responseTime, CacheProfile profile)
    {
        if (!profile.IncomingAge)
        {
            return TimeSpan.Zero;
        }
        var received = DeltaSeconds.Parse(FirstElement(response["Age"])) ?? TimeSpan.Zero;
        if (!profile.ApparentAge)
        {
            return received;
        }
        var date = HttpDate.Parse(response["Date"], responseTime) ?? responseTime;
        var apparent = responseTime > date ? responseTime - date : TimeSpan.Zero;
        // A Date has whole seconds: what is below one says nothing about age.
        apparent = apparent < TimeSpan.FromSeconds(1) ? TimeSpan.Zero : apparent;
        var corrected = received + (responseTime - requestTime);
        return apparent > corrected ? apparent : corrected;
    }

    /// <summary>The current age at <paramref name="now"/>: initial age plus resident time.</summary>
    public static TimeSpan Current(TimeSpan initialAge, DateTimeOffset responseTime, DateTimeOffset now) =>
        initialAge + (now > responseTime ? now - responseTime : TimeSpan.Zero);

    private static string FirstElement(string? value) =>
        value is null ? "" : value.Split(',', 2)[0];
}
