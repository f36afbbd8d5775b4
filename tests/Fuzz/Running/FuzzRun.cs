using CdnLab.Fuzz.Origins;

namespace CdnLab.Fuzz.Running;

/// <summary>Runs cases until time is up, and holds the edge still between batches to see that nothing is left over.
/// </summary>
public sealed class FuzzRun(FuzzOptions options, TimeProvider clock, Action<string> tell) : IAsyncDisposable
{
    public const double MemoryMebibytesMax = 512;

    private const int BatchCases = 400;
    private const int DescriptorsSpare = 40;
    private static readonly TimeSpan QuietMax = TimeSpan.FromSeconds(30);

    private readonly HostileOrigin _origin = new();
    private readonly List<Finding> _findings = [];
    private readonly List<Sample> _samples = [];
    private readonly Lock _gate = new();
    private EdgeProcess? _edge;
    private int _descriptors;
    private int _logged;
    private long _clientRequests;

    public IReadOnlyList<Finding> Findings 
    {
        get
        {
            lock (_gate)
            {
                return [.. _findings];
            }
        }
    }

    public IReadOnlyList<Sample> Samples 
    {
        get
        {
            lock (_gate)
            {
                return [.. _samples];
            }
        }
    }

    public long Cases { get; private set; }

    /// <summary>Requests that clients sent and a strict reading finds.</summary>
    public long ClientRequests => Interlocked.Read(ref _clientRequests);

    public long OriginRequests => _origin.Requests;

    public async Task RunAsync()
    {
        var start = clock.GetTimestamp();
        _edge = await EdgeProcess.StartAsync(_origin.Url);
        _descriptors = _edge.Descriptors;
        while (Cases < options.Cases && clock.GetElapsedTime(start).TotalMinutes < options.Minutes)
        {
            await BatchAsync();
            await SettleAsync(clock.GetElapsedTime(start));
            if (_edge.HasExited)
            {
                break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_edge?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _origin.DisposeAsync();
    }

    private async Task BatchAsync()
    {
        var count = (int)Math.Min(BatchCases, options.Cases - Cases);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce },
            async (i, _) =>
            {
                try
                {
                    var ended = await FuzzCase.RunAsync(options.SeedOf(Cases + i), _edge!, _origin);
                    Interlocked.Add(ref _clientRequests, ended.Requests);
                    Add(ended.Findings);
                }
                catch (HttpRequestException failed)
                {
                    Add([new(options.SeedOf(Cases + i), "control answers", failed.Message)]);
                }
            });
        Cases += count;
    }

    /// <summary>Waits until the edge has nothing to do, then looks at what it holds.</summary>
    private async Task SettleAsync(TimeSpan at)
    {
        var last = options.SeedOf(Cases - 1);
        var since = clock.GetTimestamp();
        string? left = "the edge has ended";
        while (!_edge!.HasExited && (left = await LeftOverAsync()) is not null
            && clock.GetElapsedTime(since) < QuietMax)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock);
        }

        if (left is not null)
        {
            Add([new(last, "nothing is left over", left)]);
            return;
        }

        var sample = new Sample(at, Cases, _edge.MemoryMebibytes, _edge.Descriptors, _origin.OpenConnections);
        lock (_gate)
        {
            _samples.Add(sample);
        }

        if (sample.MemoryMebibytes > MemoryMebibytesMax)
        {
            Add([new(last, "memory is bounded", $"{sample.MemoryMebibytes:0} MiB")]);
        }

        foreach (var line in _edge.Log.Skip(_logged))
        {
            Add([new(last, "the log is empty", line)]);
        }

        _logged = _edge.Log.Count;
        tell($"{at.TotalSeconds,6:0} s  {Cases,8} cases  {sample.MemoryMebibytes,5:0} MiB  "
            + $"{sample.Descriptors,4} descriptors  {_findings.Count} findings");
    }

    private async Task<string?> LeftOverAsync()
    {
        if (await _edge!.UnderWayAsync() is var underWay and > 0)
        {
            return $"{underWay} fetches or waiters";
        }

        var spare = _edge.Descriptors - _descriptors - _origin.OpenConnections;
        return spare > DescriptorsSpare ? $"{spare} descriptors" : null;
    }

    private void Add(IReadOnlyList<Finding> found)
    {
        lock (_gate)
        {
            _findings.AddRange(found);
            foreach (var finding in found)
            {
                tell($"seed {finding.Seed}: {finding.Invariant}: {finding.Detail}");
            }
        }
    }
}
