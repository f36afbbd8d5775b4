using CdnLab.Model.Randomness;

namespace CdnLab.Model.Queueing;

/// <summary>Draws service times.</summary>
public static class ServiceTimeRule
{
    /// <summary>No answer takes longer, whatever is drawn.</summary>
    public static readonly TimeSpan ServiceTimeMax = TimeSpan.FromDays(1);

    /// <summary>Mean service time of an answer, seconds.</summary>
    /// <param name="capacity">The origin.</param>
    /// <param name="documentBytes">Mean size of the documents sent; null for small answers.</param>
    public static double Mean(CapacityOptions capacity, double? documentBytes)
    {
        var median = documentBytes is null ? capacity.SmallServiceTimeMedian : capacity.ServiceTimeMedian;
        return median.TotalSeconds * PortableMath.Exp(capacity.ServiceTimeSigma * capacity.ServiceTimeSigma / 2)
            + (documentBytes ?? 0) / capacity.BytesPerSecond;
    }

    /// <summary>The service time of one answer.</summary>
    /// <param name="capacity">The origin.</param>
    /// <param name="documentBytes">Size of the document sent; 0 for a small answer.</param>
    /// <param name="slowdown">Factor of a fault; 1: none.</param>
    /// <param name="random">The origin's stream.</param>
    public static TimeSpan Draw(CapacityOptions capacity, int documentBytes, double slowdown, RandomStream random)
    {
        var median = documentBytes > 0 ? capacity.ServiceTimeMedian : capacity.SmallServiceTimeMedian;
        var seconds = random.NextLognormal(median.TotalSeconds, capacity.ServiceTimeSigma)
            + documentBytes / capacity.BytesPerSecond;
        return TimeSpan.FromSeconds(Math.Min(seconds * slowdown, ServiceTimeMax.TotalSeconds));
    }
}
