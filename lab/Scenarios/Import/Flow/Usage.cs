namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Which temporaries statements set and read, with the routines that they lead to.</summary>
internal sealed class Usage(Func<string, IReadOnlyList<Statement>?> routines)
{
    private static readonly HashSet<string> Nothing = [];

    private readonly Dictionary<string, (HashSet<string> Sets, HashSet<string> Reads)> _routines =
        new(StringComparer.Ordinal);

    private readonly Dictionary<IReadOnlyList<Statement>, HashSet<string>> _lists =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether statements from one on read one of these names.</summary>
    public bool Reads(IReadOnlyList<Statement> statements, int from, HashSet<string> names)
    {
        if (!_lists.TryGetValue(statements, out var all))
        {
            _lists[statements] = all = Reads(statements);
        }
        return all.Overlaps(names) && (from == 0 || Reads(statements.Skip(from)).Overlaps(names));
    }

    /// <summary>Names that are set, on one way or another.</summary>
    public HashSet<string> Sets(IEnumerable<Statement> statements)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Statement.Set set:
                    names.Add(set.Name);
                    break;
                case Statement.If branch:
                    names.UnionWith(Sets(branch.Then));
                    names.UnionWith(Sets(branch.Else));
                    break;
                case Statement.Call call:
                    names.UnionWith(Of(call.Routine).Sets);
                    break;
                case Statement.Need need:
                    names.Add(need.Name);
                    break;
            }
        }
        return names;
    }

    private HashSet<string> Reads(IEnumerable<Statement> statements)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Statement.Set { Value: { } value }:
                    Add(value, names);
                    break;
                case Statement.SetUrl set:
                    Add(set.Value, names);
                    break;
                case Statement.If branch:
                    Add(branch.Condition, names);
                    names.UnionWith(Reads(branch.Then));
                    names.UnionWith(Reads(branch.Else));
                    break;
                case Statement.Call call:
                    names.UnionWith(Of(call.Routine).Reads);
                    break;
                case Statement.Need need:
                    names.Add(need.Name);
                    names.UnionWith(Of(need.Routine).Reads);
                    break;
                case Statement.GoTo jump:
                    names.UnionWith(Of(jump.Routine).Reads);
                    break;
                case Statement.Answer:
                    names.UnionWith([Names.Status, Names.Location]);
                    break;
                case Statement.Lookup:
                    names.Add(Names.Key);
                    break;
            }
        }
        return names;
    }

    private (HashSet<string> Sets, HashSet<string> Reads) Of(string routine)
    {
        if (!_routines.TryGetValue(routine, out var usage))
        {
            _routines[routine] = (Nothing, Nothing);
            var body = routines(routine) ?? [];
            _routines[routine] = usage = (Sets(body), Reads(body));
        }
        return usage;
    }

    private static void Add(Expression expression, HashSet<string> names)
    {
        switch (expression)
        {
            case Expression.Name name:
                names.Add(name.Id);
                break;
            case Expression.Concat concat:
                foreach (var part in concat.Parts)
                {
                    Add(part, names);
                }
                break;
            case Expression.Replace replace:
                Add(replace.Subject, names);
                break;
            case Expression.Case letters:
                Add(letters.Subject, names);
                break;
        }
    }

    private static void Add(Condition condition, HashSet<string> names)
    {
        switch (condition)
        {
            case Condition.All { Parts: var parts }:
                foreach (var part in parts)
                {
                    Add(part, names);
                }
                break;
            case Condition.Any { Parts: var parts }:
                foreach (var part in parts)
                {
                    Add(part, names);
                }
                break;
            case Condition.Not not:
                Add(not.Part, names);
                break;
            case Condition.Matches matches:
                Add(matches.Subject, names);
                break;
            case Condition.Equal equal:
                Add(equal.Subject, names);
                break;
            case Condition.Holds holds:
                names.Add(holds.Name);
                break;
        }
    }
}
