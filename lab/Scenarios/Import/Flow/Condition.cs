namespace CdnLab.Scenarios.Import.Flow;

/// <summary>What a branch of a configuration depends on.</summary>
internal abstract record Condition(Place At)
{
    /// <summary>All of them, from left to right.</summary>
    public sealed record All(Place At, IReadOnlyList<Condition> Parts) : Condition(At);

    /// <summary>One of them at least, from left to right.</summary>
    public sealed record Any(Place At, IReadOnlyList<Condition> Parts) : Condition(At);

    /// <summary>Its contrary.</summary>
    public sealed record Not(Place At, Condition Part) : Condition(At);

    /// <summary>A match. A quiet one leaves alone what groups refer to.</summary>
    public sealed record Matches(Place At, Expression Subject, Pattern Pattern, bool Quiet = false) : Condition(At);

    /// <summary>Equality of texts.</summary>
    public sealed record Equal(Place At, Expression Subject, string Text) : Condition(At);

    /// <summary>A variable is set; where <paramref name="Loose"/>, also neither empty nor 0.</summary>
    public sealed record Holds(Place At, string Name, bool Loose) : Condition(At);

    /// <summary>Always, or never.</summary>
    public sealed record Constant(Place At, bool Value) : Condition(At);

    /// <summary>Something that is not understood.</summary>
    public sealed record Unknown(Place At, string Text, string Why) : Condition(At);
}
