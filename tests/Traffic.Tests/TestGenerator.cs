using System.Text.Json;
using System.Text.Json.Nodes;
using CdnLab.ServiceDefaults.Control;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using CdnLab.Testing;
using CdnLab.Traffic.Configuration;
using Xunit;

namespace CdnLab.Traffic.Tests;

/// <summary>A generator under a clock that stands still until a test advances it.</summary>
internal sealed class TestGenerator : IAsyncDisposable
{
    public TestGenerator(TrafficOptions options)
    {
        Journal = new JournalBuffer(Time, ControlJson.Options);
        Series = new SeriesRecorder(TimeSpan.FromSeconds(60));
        Traffic = new TrafficGenerator(options, Time, Journal, Series, RealTime, Error);
    }

    public FakeTimeProvider Time { get; } = new();

    public FakeTimeProvider RealTime { get; } = new();

    public StringWriter Error { get; } = new();

    public JournalBuffer Journal { get; }

    public SeriesRecorder Series { get; }

    public TrafficGenerator Traffic { get; }

    public IEnumerable<JsonObject> Events(string kind) =>
        Journal.Read(0).Events.Where(e => e.Kind == kind)
            .Select(e => JsonSerializer.SerializeToNode(e.Fields)!.AsObject());

    /// <summary>The sum of a series over all bins.</summary>
    public double Sum(string series) => Series.Read().Bins.Sum(bin => bin.Values.GetValueOrDefault(series));

    /// <summary>Lets lab time pass until so many arrivals were due.</summary>
    public void AdvanceToArrivals(int count)
    {
        for (var step = 0; Sum("arrivals") < count; step++)
        {
            Assert.True(step < 10_000, $"{count} arrivals are due within 1,000 s");
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    public Task EndedAsync(long requests) =>
        Eventually.TrueAsync(() => Traffic.Totals.Requests >= requests, $"{requests} requests end");

    public async ValueTask DisposeAsync()
    {
        await Traffic.DisposeAsync();
        await Error.DisposeAsync();
    }
}
