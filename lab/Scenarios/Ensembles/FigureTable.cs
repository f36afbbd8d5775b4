using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Ensembles;

/// <summary>A CSV file of figures with a head line: cells by column name, empty for no figure.</summary>
internal sealed class FigureTable
{
    private readonly string _path;
    private readonly string[] _head;

    private FigureTable(string path, IReadOnlyList<string> lines)
    {
        _path = path;
        _head = lines.Count > 0 ? lines[0].Split(',') : throw new FormatException($"{path}:1: no head line");
        Rows = [.. lines.Skip(1).Select(line => line.Split(','))];
    }

    public IReadOnlyList<string[]> Rows { get; }

    public IReadOnlyList<string> Head => _head;

    public static FigureTable Read(string path) => new(path, WholeLines.Read(path));

    public static string Line(string first, IEnumerable<double?> figures) =>
        first + "," + string.Join(',', figures.Select(f => f is { } value ? FixedNumber.Format(value) : "")) + "\n";

    /// <exception cref="FormatException">There is no such column, or the line is too short.</exception>
    public string Cell(int row, string column)
    {
        var index = Array.IndexOf(_head, column);
        return index >= 0 && index < Rows[row].Length
            ? Rows[row][index]
            : throw new FormatException($"{_path}:{row + 2}: column '{column}' is missing");
    }

    /// <exception cref="FormatException">There is no such column, or its cell is not a number.</exception>
    public double? Figure(int row, string column) => Cell(row, column) is not { Length: > 0 } cell ? null
        : double.TryParse(cell, CultureInfo.InvariantCulture, out var value) ? value
        : throw new FormatException($"{_path}:{row + 2}: '{cell}' in column '{column}' is not a number");

    /// <summary>A cell read by a parser of its own.</summary>
    /// <exception cref="FormatException">The cell is nothing of the kind.</exception>
    public T Value<T>(int row, string column, Func<string, T> parse)
    {
        try
        {
            return parse(Cell(row, column));
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new FormatException($"{_path}:{row + 2}: column '{column}': {error.Message}", error);
        }
    }
}
