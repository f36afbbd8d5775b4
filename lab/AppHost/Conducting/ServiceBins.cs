using CdnLab.ServiceDefaults.Series;

namespace CdnLab.AppHost.Conducting;

/// <summary>Bins of every process as they were read last. Thread-safe.</summary>
public sealed class ServiceBins
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DateTimeOffset, Dictionary<(string Service, int Start), SeriesBin>> _bins = [];

    /// <summary>Keeps what a process counted so far.</summary>
    public void Put((string Service, int Start) process, IEnumerable<SeriesBin> bins)
    {
        lock (_gate)
        {
            foreach (var bin in bins)
            {
                if (!_bins.TryGetValue(bin.Bin, out var processes))
                {
                    _bins[bin.Bin] = processes = [];
                }
                processes[process] = bin;
            }
        }
    }

    /// <summary>The values of a service in the bin that begins then; of a service that was started again within it,
    /// the sums over its processes. Empty when it counted nothing.</summary>
    public IReadOnlyDictionary<string, double> Of(string? service, DateTimeOffset bin)
    {
        lock (_gate)
        {
            return _bins.GetValueOrDefault(bin, [])
                .Where(entry => entry.Key.Service == service)
                .SelectMany(entry => entry.Value.Values)
                .GroupBy(value => value.Key, value => value.Value)
                .ToDictionary(values => values.Key, values => values.Sum());
        }
    }
}
