using System.Globalization;
using System.Text;

namespace CdnLab.Edge.Bench.Reports;

/// <summary>The Markdown of a result: what was measured where, tables, and the targets with what came of them.
/// </summary>
internal sealed class Report(string title, string command, string machine)
{
    private const int WidthMax = 120;

    private readonly StringBuilder _text = new($"# {title}\n\n- Machine: {machine}\n- Command: `{command}`\n");
    private readonly StringBuilder _targets = new();

    /// <summary>Targets that were missed.</summary>
    public int Missed { get; private set; }

    public void Note(string text)
    {
        var line = "-";
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length >= WidthMax)
            {
                _text.Append(line).Append('\n');
                line = " ";
            }

            line += " " + word;
        }

        _text.Append(line).Append('\n');
    }

    public void Table(IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows)
    {
        _text.Append('\n');
        foreach (var row in rows.Prepend(head.Select(_ => "---")).Prepend(head))
        {
            _text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }
    }

    public void Heading(string text) => _text.Append(CultureInfo.InvariantCulture, $"\n{text}\n");

    /// <summary>A value that is to be at least a bound.</summary>
    public void AtLeast(string what, double value, double bound) =>
        Target(what, value, bound, "at least", value >= bound);

    /// <summary>A value that is to be at most a bound.</summary>
    public void AtMost(string what, double value, double bound) =>
        Target(what, value, bound, "at most", value <= bound);

    public static string Number(double value, int digits = 2) =>
        value.ToString("F" + digits, CultureInfo.InvariantCulture);

    public override string ToString() =>
        _targets.Length == 0 ? _text.ToString() : $"{_text}\nTargets:\n\n{_targets}";

    private void Target(string what, double value, double bound, string word, bool met)
    {
        Missed += met ? 0 : 1;
        _targets.Append(CultureInfo.InvariantCulture, $"- {(met ? "met" : "MISSED")}: {what}: {value:0.000}, ");
        _targets.Append(CultureInfo.InvariantCulture, $"{word} {bound:0.000}\n");
    }
}
