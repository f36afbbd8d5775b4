using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;

namespace CdnLab.Edge.Bench.Eviction;

/// <summary>Requests for objects by number: Zipf popularity, and from time to time a scan, a run of objects that nobody
/// asks for again.</summary>
internal sealed record ScanTrace(int Objects, double Exponent, int Requests, int ScanEvery, int ScanLength, ulong Seed)
{
    public int[] Draw()
    {
        var random = new RandomStream(Seed, "eviction/trace");
        var zipf = new ZipfPopularity(Objects, Exponent);
        var trace = new List<int>(Requests);
        var scanned = Objects;
        for (var i = 1; i <= Requests; i++)
        {
            trace.Add(zipf.Draw(random));
            if (ScanLength > 0 && i % ScanEvery == 0)
            {
                trace.AddRange(Enumerable.Range(scanned, ScanLength));
                scanned += ScanLength;
            }
        }

        return [.. trace];
    }
}
