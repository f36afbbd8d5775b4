namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>An event of the agenda.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Number">Tells events of one instant and kind apart, in the order in which they were added.</param>
/// <param name="A">What the kind needs.</param>
/// <param name="B">What the kind needs.</param>
internal readonly record struct AgendaEvent(long At, AgendaKind Kind, uint Number, int A, int B)
{
    public bool Before(in AgendaEvent other) =>
        At != other.At ? At < other.At
        : Kind != other.Kind ? Kind < other.Kind
        : Number < other.Number;
}
