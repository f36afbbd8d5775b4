using System.Globalization;
using CdnLab.Purger.Running;

namespace CdnLab.Purger.Cli;

/// <summary>How far a purge is, in one line of a terminal that is written over; the key p pauses and goes on.</summary>
/// <param name="output">The terminal; null: there is none.</param>
/// <param name="notes">Where it is told that no calls are made, when there is no terminal; null: nowhere.</param>
/// <param name="width">Columns.</param>
/// <param name="keys">Keys of the purge.</param>
/// <param name="time">Real time.</param>
/// <param name="keyboard">What the key p switches; null: no keys are pressed.</param>
internal sealed class PurgeProgress(
    TextWriter? output, TextWriter? notes, int width, int keys, TimeProvider time, PauseSwitch? keyboard)
    : IProgress<RunState>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly long _begun = time.GetTimestamp();
    private TimeSpan _shown;
    private int _settledBefore = -1;
    private int _length;
    private string? _pausing;

    /// <inheritdoc/>
    public void Report(RunState value)
    {
        var elapsed = time.GetElapsedTime(_begun);
        if (_settledBefore < 0)
        {
            _settledBefore = value.Settled;
        }
        if (value.Pausing != _pausing)
        {
            _pausing = value.Pausing;
            notes?.WriteLine(_pausing ?? "calls are made again");
        }
        if (elapsed - _shown < Every)
        {
            return;
        }
        _shown = elapsed;
        while (keyboard is not null && Console.KeyAvailable)
        {
            if (Console.ReadKey(intercept: true).KeyChar == 'p')
            {
                keyboard.Toggle();
            }
        }
        if (output is not null && elapsed >= Patience)
        {
            Write(Line(value, elapsed));
        }
    }

    /// <summary>Leaves the line empty for whatever comes.</summary>
    public void Clear()
    {
        if (_length > 0)
        {
            output!.Write($"\r{new string(' ', _length)}\r");
            _length = 0;
        }
    }

    private void Write(string line)
    {
        line = line.Length < width ? line : line[..(width - 1)];
        output!.Write("\r" + line.PadRight(_length));
        output.Flush();
        _length = line.Length;
    }

    private string Line(RunState state, TimeSpan elapsed)
    {
        var done = state.Settled - _settledBefore;
        var left = state.Pausing is { } pausing ? pausing
            : done == 0 ? ""
            : $"about {TimeText.Of(elapsed * ((double)(keys - state.Settled) / done))} left";
        var lost = state.Lost == 0 ? "" : $", {state.Lost} lost";
        var rate = state.Rate is { } most
            ? string.Create(CultureInfo.InvariantCulture, $", at most {most:0.#} calls/s") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{state.Settled:N0} of {keys:N0} keys, {100.0 * state.Settled / keys:0} %{lost}{rate}, {left}");
    }
}
