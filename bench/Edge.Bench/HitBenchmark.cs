namespace CdnLab.Edge.Bench;

/// <summary>Cached hits of 2 KiB on the edge beside bare Kestrel: one processor for the server, one for the load, the
/// two servers in turn within each round, so that what else the machine does strikes both.</summary>
internal static class HitBenchmark
{
    public static async Task<IReadOnlyList<HitRound>> RunAsync(BenchOptions options)
    {
        var origin = await BenchOrigin.StartAsync();
        await using var edge = await ServerProcess.StartAsync("CdnLab.Edge.dll", "--origin", origin.Url);
        await using var bare = await ServerProcess.StartAsync("CdnLab.Edge.Bench.dll", "bare");
        await FillAsync(edge.Url);
        await origin.DisposeAsync();

        await WrkRun.MeasureAsync(bare, options);
        await WrkRun.MeasureAsync(edge, options);
        var rounds = new List<HitRound>();
        for (var i = 0; i < options.Rounds; i++)
        {
            var ofBare = await WrkRun.MeasureAsync(bare, options);
            var ofEdge = await WrkRun.MeasureAsync(edge, options);
            rounds.Add(new(ofBare, ofEdge));
            await Console.Error.WriteLineAsync($"round {i + 1}: {rounds[^1].Ratio:0.000}");
        }

        return rounds;
    }

    /// <summary>Asks until a hit, and checks that it is the whole document with the fields that bare Kestrel sends.
    /// </summary>
    private static async Task FillAsync(string url)
    {
        using var client = new HttpClient();
        await client.GetByteArrayAsync(url + "/document");
        using var hit = await client.GetAsync(url + "/document");
        var names = hit.Headers.Concat(hit.Content.Headers).Select(f => f.Key).Except(["Date", "Content-Length"]);
        if (!names.Order().SequenceEqual(Payload.HitFields.Select(f => f.Key).Order())
            || !(await hit.Content.ReadAsByteArrayAsync()).SequenceEqual(Payload.Body))
        {
            throw new InvalidOperationException($"the edge and bare Kestrel would not send the same: {hit}");
        }
    }
}
