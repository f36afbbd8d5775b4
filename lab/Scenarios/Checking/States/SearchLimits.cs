namespace CdnLab.Scenarios.Checking.States;

/// <summary>How far a search goes, and whom it tells.</summary>
/// <param name="StatesMax">States after which it gives up.</param>
/// <param name="First">Whether it ends with the first violation.</param>
/// <param name="Progress">Told the states found and looked at, now and then; null: nobody.</param>
internal sealed record SearchLimits(
    int StatesMax = SearchLimits.StatesMaxDefault, bool First = false, Action<int, int>? Progress = null)
{
    public const int StatesMaxDefault = 5_000_000;
    private const int Every = 1 << 16;

    public void Report(int found, int done)
    {
        if (done % Every == Every - 1)
        {
            Progress?.Invoke(found, done);
        }
    }
}
