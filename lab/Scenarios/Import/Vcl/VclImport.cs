using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Vcl;

/// <summary>Reads the request rules of VCL: those of <c>vcl_recv</c>, with the errors and the key that it leads to.
/// </summary>
internal static class VclImport
{
    private static readonly string[] Elsewhere =
        ["backend", "director", "acl", "probe", "import", "table", "penaltybox", "ratecounter"];

    private static readonly string[] Ignored = ["vcl_init", "vcl_fini"];

    public static EdgeConfig Read(string text, Notes notes)
    {
        var tokens = VclLexer.Read(text, notes);
        var cursor = new VclCursor(text, tokens, notes);
        var isVarnish = tokens[0].Is("vcl");
        var routines = new Dictionary<string, List<Statement>>(StringComparer.Ordinal);
        while (!cursor.Ended)
        {
            TopLevel(cursor, new(cursor, isVarnish), routines);
        }
        foreach (var (name, statements) in routines.Where(r => VclRoutines.IsPassive(r.Key)))
        {
            Beside(name, statements, notes);
        }
        return FlowCompiler.Compile(
            "vcl_recv", name => Routine(name, routines) is { } body ? body : null, notes);
    }

    private static void TopLevel(
        VclCursor cursor, VclExpressions expressions, Dictionary<string, List<Statement>> routines)
    {
        var first = cursor.Now;
        if (first.Is("vcl"))
        {
            cursor.SkipStatement();
        }
        else if (first.Is("sub") && cursor.Next().Kind == VclTokenKind.Word)
        {
            cursor.Take();
            var name = cursor.Take().Text;
            // A second subroutine of the same name goes on where the first one ends.
            var body = routines.TryGetValue(name, out var known) ? known : routines[name] = [];
            var read = new VclStatements(cursor, expressions, name).Block();
            body.AddRange(Ignored.Contains(name) ? [] : read);
        }
        else if (Elsewhere.Contains(first.Text) && first.Kind == VclTokenKind.Word)
        {
            cursor.SkipStatement();
        }
        else if (first.Is("if") || first.Is("set") || first.Is("declare") || first.Is("unset"))
        {
            // A snippet: statements without a subroutine run in vcl_recv.
            var body = routines.TryGetValue("vcl_recv", out var known) ? known : routines["vcl_recv"] = [];
            body.AddRange(new VclStatements(cursor, expressions, "vcl_recv").One());
        }
        else
        {
            cursor.SkipStatement();
            if (cursor.Now == first)
            {
                cursor.Take();
            }
            cursor.Notes.Add(first.At, cursor.TextFrom(first), first.Is("include")
                ? "other files are not read: give one that holds it all"
                : "this is not read at the top of a file");
        }
    }

    private static IReadOnlyList<Statement>? Routine(string name, Dictionary<string, List<Statement>> routines)
    {
        var at = new Place(1, 1);
        List<Statement>? Of(string routine) => routines.GetValueOrDefault(routine);
        return name switch
        {
            "vcl_recv" => [.. Of(name) ?? [], new Statement.GoTo(at, VclStatements.Lookup)],
            VclStatements.Answer => [.. Of("vcl_error") ?? Of("vcl_synth") ?? [], new Statement.Answer(default)],
            VclStatements.Lookup when Of("vcl_hash") is { Count: > 0 } hash =>
                [new Statement.Set(at, Names.Key, new Expression.Literal(at, "")), .. hash, .. Builtin(at)],
            VclStatements.Lookup => [new Statement.Lookup(default)],
            _ => Of(name),
        };
    }

    /// <summary>What Varnish adds to a <c>vcl_hash</c> that does not return.</summary>
    private static IEnumerable<Statement> Builtin(Place at) =>
    [
        new Statement.Set(at, Names.Key, new Expression.Concat(
            at,
            [
                new Expression.Name(at, Names.Key), new Expression.Name(at, Names.Url),
                new Expression.Name(at, Names.Host),
            ])),
        new Statement.Lookup(default),
    ];

    /// <summary>Routines that run beside the rules may do what changes no request; the rest are findings.</summary>
    private static void Beside(string routine, IReadOnlyList<Statement> statements, Notes notes)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Statement.If branch:
                    Beside(routine, branch.Then, notes);
                    Beside(routine, branch.Else, notes);
                    break;
                case Statement.Unknown unknown:
                    notes.Add(unknown.At, unknown.Text, $"rules are about requests, not about {routine}");
                    break;
                case Statement.Call call:
                    notes.Add(call.At, call.Routine, $"rules are about requests, not about {routine}");
                    break;
            }
        }
    }
}
