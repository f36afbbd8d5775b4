using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Makes rules of a configuration's statements by running them on an unknown request: each branch that depends
/// on it becomes a condition, each effect a rule.</summary>
internal sealed class FlowCompiler
{
    /// <summary>Branches within each other, those after which ways go on apart among them.</summary>
    private const int NestingMax = 400;

    /// <summary>Routines entered on one way.</summary>
    private const int DepthMax = 100;

    /// <summary>Statements run, on all ways together.</summary>
    private const int StepsMax = 2_000_000;

    private readonly Func<string, IReadOnlyList<Statement>?> _routines;
    private readonly Notes _notes;
    private readonly ExpressionReader _expressions;
    private readonly ConditionReader _conditions;
    private readonly RuleWriter _writer = new();
    private readonly RuleActions _actions;
    private readonly Usage _usage;
    private int _nesting;
    private int _steps;

    private FlowCompiler(Func<string, IReadOnlyList<Statement>?> routines, Notes notes, bool keys)
    {
        (_routines, _notes) = (routines, notes);
        _usage = new(routines);
        _expressions = new(notes);
        _conditions = new(notes, _expressions);
        _actions = new(_writer, notes, _expressions, keys);
    }

    /// <summary>The rules of a routine.</summary>
    public static EdgeConfig Compile(string first, Func<string, IReadOnlyList<Statement>?> routines, Notes notes)
    {
        var compiled = Run(keys: true);
        return compiled.CommonKey is not { } key
            ? new() { Name = "", Rules = compiled.Rules }
            : new() { Name = "", Rules = Run(keys: false).Rules, CacheKey = key };

        (IReadOnlyList<EdgeRule> Rules, string? CommonKey) Run(bool keys)
        {
            var compiler = new FlowCompiler(routines, notes, keys);
            compiler.Run(new(routines(first) ?? [], 0, null), new());
            compiler._writer.Mark(compiler._actions.End);
            if (compiler._writer.IsFull)
            {
                notes.Add(new(1, 1), "the file", $"it makes more than {RuleWriter.CountMax} rules");
                return ([], null);
            }
            return (compiler._writer.Rules(), compiler._actions.CommonKey);
        }
    }

    private void Run(Frame? next, FlowState state)
    {
        while (next is not null && !_writer.IsFull)
        {
            if (next.Meeting is { } meeting)
            {
                meeting.Ways.Add(state);
                _actions.GoTo(meeting.At, meeting.Label);
                return;
            }
            var frame = next;
            if (frame.Index == frame.Statements.Count)
            {
                next = frame.Next;
                continue;
            }
            var statement = frame.Statements[frame.Index];
            next = frame with { Index = frame.Index + 1 };
            if (++_steps > StepsMax)
            {
                _notes.Add(statement.At, "the file", $"more than {StepsMax} steps on all ways through it");
                return;
            }
            if (!Step(statement, ref next, ref state))
            {
                return;
            }
        }
    }

    /// <summary>One statement; false when the request is decided.</summary>
    private bool Step(Statement statement, ref Frame? next, ref FlowState state)
    {
        switch (statement)
        {
            case Statement.If branch:
                return Branch(branch, ref next, ref state);
            case Statement.Set { Value: { } value } set:
                if (!Hoist(value, by => set with { Value = by }, ref next, state))
                {
                    state[set.Name] = _expressions.Read(value, state);
                }
                return true;
            case Statement.Set set:
                state[set.Name] = null;
                return true;
            case Statement.SetUrl set:
                if (set.Value is Expression.Replace { All: true } each && ReplaceHoist.Plain(each) is null
                    && !ExpressionReader.IsHyphenRuns(each))
                {
                    _actions.ReplaceEach(each, state);
                }
                else if (!Hoist(set.Value, by => set with { Value = by }, ref next, state))
                {
                    _actions.SetUrl(set.At, set.Value, state);
                }
                return true;
            case Statement.Call call:
                return Enter(call.At, call.Routine, next, ref next, state);
            case Statement.Need need:
                return state.Knows(need.Name) || Enter(need.At, need.Routine, next, ref next, state);
            case Statement.GoTo jump:
                state.From = jump.At;
                return Enter(jump.At, jump.Routine, null, ref next, state);
            case Statement.Leave:
                next = next?.Return;
                return true;
            case Statement.Unknown unknown:
                _notes.Add(unknown.At, unknown.Text, unknown.Why);
                return true;
            default:
                _actions.Finish(statement, state);
                return false;
        }
    }

    private bool Enter(Place at, string name, Frame? after, ref Frame? next, FlowState state)
    {
        if (_routines(name) is not { } body || ++state.Depth > DepthMax)
        {
            var deep = state.Depth > DepthMax;
            _notes.Add(at, name, deep ? "it goes round, or too deep" : "there is no such routine here");
            return false;
        }
        next = new(body, 0, after) { Return = after };
        return true;
    }

    private bool Branch(Statement.If branch, ref Frame? next, ref FlowState state)
    {
        var condition = _conditions.Read(branch.Condition, state);
        if (condition is Resolved.Leaf known && state.Outcome(known.Test) == true)
        {
            state.Suppose(condition, true);
            condition = new Resolved.Constant(true);
        }
        if (condition is Resolved.Constant constant)
        {
            next = Inside(constant.Value ? branch.Then : branch.Else, next);
            return true;
        }
        // Not understood: both arms are read for what is not understood in them.
        condition ??= new Resolved.Constant(true);
        var otherwise = _writer.Label();
        condition.Jump(_writer, false, otherwise);
        var set = _usage.Sets([branch]);
        var apart = Differ(set, next);
        if (_nesting == NestingMax)
        {
            _notes.Add(branch.At, "branch", $"more than {NestingMax} branches within each other, or after each other "
                + "with other temporaries");
            return false;
        }
        _nesting++;
        var meeting = apart ? null : new Meeting(branch.At, _writer.Label(), next);
        var after = apart ? next : new Frame([], 0, null) { Meeting = meeting, Return = next?.Return };
        var then = state.Copy();
        then.Suppose(condition, true);
        Run(Inside(branch.Then, after), then);
        _nesting--;
        _writer.Mark(otherwise);
        var other = state.Copy();
        other.Suppose(condition, false);
        if (meeting is null)
        {
            (next, state) = (Inside(branch.Else, next), other);
            return true;
        }
        Run(Inside(branch.Else, after), other);
        _writer.Mark(meeting.Label);
        if (meeting.Ways.Count == 0)
        {
            return false;
        }
        state = FlowState.Meet(meeting.Ways, set, _actions.NextVersion());
        return true;
    }

    private static Frame Inside(IReadOnlyList<Statement> statements, Frame? next) =>
        new(statements, 0, next) { Return = next?.Return };

    /// <summary>Whether what follows reads temporaries that the arms of a branch set: there ways go on apart.</summary>
    private bool Differ(HashSet<string> set, Frame? next)
    {
        if (set.Count == 0)
        {
            return false;
        }
        for (var frame = next; frame is not null; frame = frame.Next ?? frame.Meeting?.After)
        {
            if (_usage.Reads(frame.Statements, frame.Index, set))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Turns a replacement within a text into a branch; false when there is none.</summary>
    private bool Hoist(Expression value, Func<Expression, Statement> statement, ref Frame? next, FlowState state)
    {
        if (ReplaceHoist.Find(value) is not { } replace)
        {
            return false;
        }
        if (ReplaceHoist.Plain(replace) is { } plain)
        {
            next = Inside([statement(ReplaceHoist.With(value, replace, plain))], next);
            return true;
        }
        // What is known by now needs no branch, and what no rule can test gets none.
        if (replace.All || _expressions.Read(replace.Subject, state)?.Variable is null)
        {
            return false;
        }
        next = Inside([ReplaceHoist.Branch(value, replace, statement)], next);
        return true;
    }
}
