using System.Globalization;
using System.Text;

namespace CdnLab.Scenarios.Journal;

/// <summary><c>series.csv</c>: a header line, then one line a bin.</summary>
internal static class SeriesFile
{
    public static string HeaderLine { get; } =
        "time," + string.Join(',', SeriesColumn.All.Select(column => column.Name));

    public static string Line(SeriesRow row) => LabTime.Format(row.Time) + "," + string.Join(
        ',', SeriesColumn.All.Select(c => c.Value(row) is { } value ? FixedNumber.Format(value) : ""));

    /// <summary>The whole file.</summary>
    public static string Text(IEnumerable<SeriesRow> rows)
    {
        var text = new StringBuilder(HeaderLine).Append('\n');
        foreach (var row in rows)
            text.Append(Line(row)).Append('\n');
        return text.ToString();
    }

    /// <summary>The row that <see cref="Read"/> gives back of one that was written.</summary>
    public static SeriesRow AsWritten(SeriesRow row) => row with
    {
        Time = LabTime.AsWritten(row.Time),
        BinSeconds = FixedNumber.Round(row.BinSeconds),
        OriginBusySeconds = FixedNumber.Round(row.OriginBusySeconds),
        OriginWorkerSeconds = FixedNumber.Round(row.OriginWorkerSeconds),
        LatencyP50 = row.LatencyP50 is { } median ? FixedNumber.Round(median) : null,
        LatencyP99 = row.LatencyP99 is { } high ? FixedNumber.Round(high) : null,
    };

    /// <exception cref="FormatException">A column is missing or a cell is not a number.</exception>
    public static IReadOnlyList<SeriesRow> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        var lines = WholeLines.Read(path);
        if (lines.Count == 0)
            return [];
        var names = lines[0].Split(',');
        var index = names.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        var rows = lines.Skip(1).Select((line, i) => Row(path, i + 2, line.Split(','), index));
        return [.. rows.OrderBy(row => row.Time)];
    }

    private static SeriesRow Row(string path, int line, string[] cells, Dictionary<string, int> index)
    {
        string Cell(string name) => index.TryGetValue(name, out var i) && i < cells.Length
            ? cells[i]
            : throw new FormatException($"{path}:{line}: column '{name}' is missing");
        double? Optional(string name) => Cell(name) is { Length: > 0 } cell
            ? double.TryParse(cell, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new FormatException($"{path}:{line}: '{cell}' in column '{name}' is not a number")
            : null;
        double Number(string name) => Optional(name) ?? 0;
        long Count(string name) => (long)Number(name);

        return new SeriesRow
        {
            Time = LabTime.Parse(Cell("time")),
            BinSeconds = Number("bin_seconds"),
            Requests = Count("requests"),
            Ok = Count("ok"),
            Looped = Count("looped"),
            NotFound = Count("not_found"),
            ServerError = Count("server_error"),
            TimedOut = Count("timed_out"),
            WireRequests = Count("wire_requests"),
            EdgeRequests = Count("edge_requests"),
            EdgeHits = Count("edge_hits"),
            OriginRequests = Count("origin_requests"),
            OriginMiss = Count("origin_miss_count"),
            OriginRevalidation = Count("origin_revalidation_count"),
            OriginPurgeRefill = Count("origin_purge_refill_count"),
            OriginRetry = Count("origin_retry_count"),
            OriginRedirect = Count("origin_redirect_count"),
            OriginBusySeconds = Number("origin_busy_seconds"),
            OriginWorkerSeconds = Number("origin_worker_seconds"),
            OriginQueueMax = Count("origin_queue"),
            OriginRejected = Count("origin_rejected"),
            LatencyP50 = Optional("latency_p50"),
            LatencyP99 = Optional("latency_p99"),
            PurgedKeys = Count("purged_keys"),
            LoopingProjects = Count("looping_projects"),
        };
    }
}
