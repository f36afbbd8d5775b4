namespace CdnLab.Simulation.Bench.Measuring;

/// <summary>Things measured in turn, round by round, so that what else the machine does strikes all alike.</summary>
internal static class Rounds
{
    /// <summary>The figures of each variant, one a round: as many rounds as are wanted and as the budget of time lets
    /// begin.</summary>
    public static async Task<IReadOnlyDictionary<string, List<T>>> RunAsync<T>(
        BenchOptions options, IReadOnlyList<(string Name, Func<Task<T>> Measure)> variants)
    {
        var figures = variants.ToDictionary(variant => variant.Name, _ => new List<T>());
        var begin = TimeProvider.System.GetTimestamp();
        for (var round = 0; round < options.Rounds && MayBegin(options, begin, round); round++)
        {
            // Each begins a round in its turn.
            var first = round % variants.Count;
            foreach (var (name, measure) in variants.Skip(first).Concat(variants.Take(first)))
            {
                figures[name].Add(await measure());
                await Console.Error.WriteLineAsync($"round {round + 1}, {name}: {figures[name][^1]}");
            }
        }

        return figures;
    }

    // A round takes what the ones before it took.
    private static bool MayBegin(BenchOptions options, long begin, int done)
    {
        var gone = TimeProvider.System.GetElapsedTime(begin);
        return done == 0 || gone + gone / done <= options.Budget;
    }
}
