namespace CdnLab.Scenarios.Import.Flow;

/// <summary>A step of a configuration's request handling; what VCL and nginx have in common. One without a place of its
/// own is told at the statement that led to it.</summary>
internal abstract record Statement(Place At)
{
    /// <summary>A branch.</summary>
    public sealed record If(
        Place At, Condition Condition, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Else) : Statement(At);

    /// <summary>Sets a temporary, or unsets it.</summary>
    public sealed record Set(Place At, string Name, Expression? Value) : Statement(At);

    /// <summary>Gives the request another path and query.</summary>
    public sealed record SetUrl(Place At, Expression Value) : Statement(At);

    /// <summary>Runs a routine, and goes on after it.</summary>
    public sealed record Call(Place At, string Routine) : Statement(At);

    /// <summary>Runs a routine that sets a temporary, unless it is set.</summary>
    public sealed record Need(Place At, string Name, string Routine) : Statement(At);

    /// <summary>Goes on with a routine, and does not come back.</summary>
    public sealed record GoTo(Place At, string Routine) : Statement(At);

    /// <summary>Leaves the routine.</summary>
    public sealed record Leave(Place At) : Statement(At);

    /// <summary>Looks the request up, by the key when one was set.</summary>
    public sealed record Lookup(Place At) : Statement(At);

    /// <summary>Sends the request on, past the cache.</summary>
    public sealed record Pass(Place At) : Statement(At);

    /// <summary>Answers with status and location as they are set.</summary>
    public sealed record Answer(Place At) : Statement(At);

    /// <summary>Something that is not understood.</summary>
    public sealed record Unknown(Place At, string Text, string Why) : Statement(At);
}
