using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>Gives each different entry a number from 1 on, so that a slot of a state is one byte; 0 is nothing.
/// </summary>
internal sealed class EntryList
{
    private readonly List<Entry> _entries = [default];
    private readonly Dictionary<Entry, byte> _numbers = [];

    public Entry this[byte number] => _entries[number];

    /// <exception cref="CompilationException">There are too many different ones.</exception>
    public byte NumberOf(Entry entry)
    {
        if (_numbers.TryGetValue(entry, out var number))
        {
            return number;
        }
        if (_entries.Count > byte.MaxValue)
        {
            throw new CompilationException($"over {byte.MaxValue} different stored responses of one class");
        }
        _entries.Add(entry);
        return _numbers[entry] = (byte)(_entries.Count - 1);
    }
}
