using System.Globalization;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>How far the runs are, in one line of a terminal that is written over again and again. Nothing is shown of
/// what ends within two seconds.</summary>
internal sealed class RunProgress
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly TextWriter? _output;
    private readonly int _width;
    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly long _begun;
    private readonly double[] _done;
    private TimeSpan _shown;
    private int _length;
    private int _finished;

    /// <summary>Progress that is yet to begin.</summary>
    /// <param name="output">The terminal; null: nothing is shown.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="name">What runs.</param>
    /// <param name="runs">How many runs there are.</param>
    /// <param name="time">Wall time.</param>
    public RunProgress(TextWriter? output, int width, string name, int runs, TimeProvider time)
    {
        _output = output;
        _width = width;
        _name = name;
        _time = time;
        _begun = time.GetTimestamp();
        _done = new double[runs];
    }

    /// <summary>Where a run reports.</summary>
    public IProgress<SimulationProgress> Of(int run) => new Reporter(this, run);

    /// <summary>A run is over and written.</summary>
    public void Finish(int run)
    {
        lock (_gate)
        {
            _done[run] = 1;
            _finished++;
        }
    }

    /// <summary>Leaves the line empty for whatever comes.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            if (_length > 0)
                _output!.Write($"\r{new string(' ', _length)}\r");
            _length = 0;
        }
    }

    private void Report(int run, SimulationProgress progress)
    {
        if (_output is null)
            return;
        lock (_gate)
        {
            _done[run] = Math.Clamp(progress.Done, 0, 1);
            var elapsed = _time.GetElapsedTime(_begun);
            if (elapsed < Patience || elapsed - _shown < Every)
                return;
            _shown = elapsed;
            var line = Line(progress.At, elapsed);
            if (line.Length >= _width)
                line = line[..(_width - 1)];
            _output.Write("\r" + line.PadRight(_length));
            _output.Flush();
            _length = line.Length;
        }
    }

    private string Line(DateTimeOffset at, TimeSpan elapsed)
    {
        var done = _done.Average();
        var left = done < 0.005
            ? ""
            : $", about {Reports.Wording.Duration(elapsed * (1 - done) / done).Replace('\u00a0', ' ')} left";
        var place = _done.Length == 1
            ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : $"{_finished} of {_done.Length} runs done";
        return $"{_name}: {place}, {(done * 100).ToString("0", CultureInfo.InvariantCulture)} %{left}";
    }

    private sealed class Reporter(RunProgress owner, int run) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => owner.Report(run, value);
    }
}
