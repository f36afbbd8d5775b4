namespace CdnLab.Scenarios.Planning;

/// <summary>How successive halving (Karnin, Koren and Somekh 2013) spends its runs: all candidates with few seeds, the
/// better half with twice as many, and so on, until few are left.</summary>
/// <param name="Rungs">Candidates and seeds of each, in all: a rung runs only the seeds that the one before did not.
/// </param>
public sealed record HalvingSchedule(IReadOnlyList<(int Candidates, int Seeds)> Rungs)
{
    /// <summary>With so few candidates no half is dropped any more: they are the winner and its runners-up.</summary>
    public const int Finalists = 3;

    /// <summary>Runs for each candidate, unless the user says otherwise.</summary>
    public const int BudgetEach = 8;

    /// <summary>Runs in all.</summary>
    public int Runs => Rungs
        .Select((rung, i) => rung.Candidates * (rung.Seeds - (i == 0 ? 0 : Rungs[i - 1].Seeds))).Sum();

    /// <summary>The schedule that begins with most seeds and keeps to a budget; where one seed each is too much for all
    /// rungs, the last ones are left out.</summary>
    /// <param name="candidates">Candidates, 1 or more.</param>
    /// <param name="budget">Most runs, no fewer than candidates.</param>
    public static HalvingSchedule Of(int candidates, int budget)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, candidates);
        var one = From(candidates, 1);
        var first = Math.Max(1, budget / one.Runs);
        var schedule = From(candidates, first);
        while (schedule.Runs > budget)
        {
            schedule = new([.. schedule.Rungs.SkipLast(1)]);
        }
        return schedule;
    }

    private static HalvingSchedule From(int candidates, int seeds)
    {
        var rungs = new List<(int, int)> { (candidates, seeds) };
        while (candidates > Finalists)
        {
            candidates = Math.Max(Finalists, (candidates + 1) / 2);
            seeds *= 2;
            rungs.Add((candidates, seeds));
        }
        return new(rungs);
    }
}
