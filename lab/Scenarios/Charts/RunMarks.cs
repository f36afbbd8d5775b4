using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Charts;

/// <summary>The moments that every chart of a run marks: deploys, purges, scaling.</summary>
internal static class RunMarks
{
    public static IReadOnlyList<Mark> Of(RunRecord record)
    {
        var marks = new List<Mark>();
        var edgeConfig = "";
        foreach (var e in record.Events)
        {
            switch (e.Kind)
            {
                case EventKinds.DeployOrigin:
                    marks.Add(At(e, $"origin → {e.Text("to")}"));
                    break;
                // PoP by PoP: the first is the moment that matters.
                case EventKinds.DeployEdge when e.Text("to") != edgeConfig:
                    edgeConfig = e.Text("to");
                    marks.Add(At(e, $"edge → {edgeConfig}"));
                    break;
                case EventKinds.PurgeStarted:
                    marks.Add(At(e, "purge starts"));
                    break;
                case EventKinds.PurgeFinished:
                    marks.Add(At(e, "purge ends"));
                    break;
                case EventKinds.ScaleOut:
                    marks.Add(At(e, $"scale to {e.Text("workers")} workers"));
                    break;
            }
        }
        return marks;
    }

    private static Mark At(JournalEvent e, string text) =>
        new(e.At, e.At.UtcDateTime.ToString("HH:mm ", CultureInfo.InvariantCulture) + text);
}
