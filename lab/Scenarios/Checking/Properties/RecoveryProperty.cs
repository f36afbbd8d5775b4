namespace CdnLab.Scenarios.Checking.Properties;

/// <summary><see cref="CheckRule.Recovery"/>: looked at when all steps are done; until then an operator is at work.
/// </summary>
internal sealed class RecoveryProperty(TimeSpan bound) : IChainProperty
{
    private readonly RightAnswerProperty _right = new();

    public CheckRule Rule => CheckRule.Recovery;

    public string? Broken(ChainView view)
    {
        if (view.Point.Moves.Count > 0 || (!view.Loops && _right.Broken(view) is null))
        {
            return null;
        }
        var walk = view.Walker.Keep(view.Client, view.Result);
        var time = HealTime.Of(view.World, walk, (byte)view.Point.Index);
        return time <= bound ? null
            : time == HealTime.Never ? "a bad answer never goes away by itself"
            : $"a bad answer goes away by itself only after {HealTime.Words(time)}";
    }
}
