namespace CdnLab.Scenarios.Planning;

/// <summary>The ETA and how it stood the test: a range from some fresh seeds, held to as many others.</summary>
/// <param name="Range">Time until 99 % are clean, seconds from the decision.</param>
/// <param name="Tested">Runs that it was held to.</param>
/// <param name="Inside">Runs of these that fell inside.</param>
public sealed record EtaRecord(PredictionInterval Range, int Tested, int Inside)
{
    /// <summary>How many are to be expected inside, in 95 of 100 cases.</summary>
    public (int Least, int Most) Expected => CoverageLaw.Expected(Tested, Range);

    /// <summary>Whether no fewer fell inside than the stated rate lets expect. More is no fault: equal times make the
    /// range wider than stated.</summary>
    public bool Agrees => Inside >= Expected.Least;
}
