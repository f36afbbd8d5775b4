using CdnLab.Edge.Bench.Load;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Edge.Bench.Servers;

namespace CdnLab.Edge.Bench.Measuring;

/// <summary>What one purge took.</summary>
internal sealed record PurgeFigures(
    string Name, long Objects, TimeSpan Call, TimeSpan LongestHit, long OldAnswers, TimeSpan AskingAgain)
{
    private const int RehearsalObjects = 10_000;

    public string[] Cells =>
    [
        Name, $"{Objects}", Report.Number(Call.TotalMilliseconds, 1),
        Report.Number(Call.TotalMicroseconds / Objects), Report.Number(LongestHit.TotalMilliseconds, 1),
        $"{OldAnswers}", Report.Number(AskingAgain.TotalMicroseconds, 0),
    ];

    public static async Task<PurgeFigures> MeasureAsync(
        string name, ServerProcess server, BenchOrigin origin, int objects, string key, int sample,
        Func<Task<HttpResponseMessage>> purge)
    {
        using var client = new HttpClient { BaseAddress = new(server.Url) };
        client.DefaultRequestHeaders.Host = "bench.test";
        origin.SurrogateKey = "other";
        await client.GetByteArrayAsync("/kept");
        origin.SurrogateKey = key;
        await Filling.RunAsync(server, origin, "rehearsal", RehearsalObjects, "bench.test");
        using (await purge())
        {
        }

        var stored = await Filling.RunAsync(server, origin, "object", objects, "bench.test");

        using var ended = new CancellationTokenSource();
        var hits = LongestAsync(client, ended.Token);
        var begin = TimeProvider.System.GetTimestamp();
        using var answer = await purge();
        var call = TimeProvider.System.GetElapsedTime(begin);
        answer.EnsureSuccessStatusCode();

        var before = origin.Requests;
        begin = TimeProvider.System.GetTimestamp();
        for (var i = 1; i <= sample; i++)
        {
            await client.GetByteArrayAsync($"/object/{i * (objects / sample)}");
        }

        var again = TimeProvider.System.GetElapsedTime(begin) / sample;
        var old = sample - (origin.Requests - before);
        await ended.CancelAsync();
        var figures = new PurgeFigures(name, stored, call, await hits, old, again);
        await Console.Error.WriteLineAsync(figures.ToString());
        return figures;
    }

    private static async Task<TimeSpan> LongestAsync(HttpClient client, CancellationToken ended)
    {
        var longest = TimeSpan.Zero;
        while (!ended.IsCancellationRequested)
        {
            var begin = TimeProvider.System.GetTimestamp();
            await client.GetByteArrayAsync("/kept", CancellationToken.None);
            var took = TimeProvider.System.GetElapsedTime(begin);
            longest = took > longest ? took : longest;
        }

        return longest;
    }
}
