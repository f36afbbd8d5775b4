namespace CdnLab.AppHost.Resources;

/// <summary>The output of one child: each line goes on with the name of the resource before it, and the last few
/// are kept to explain an end.</summary>
internal sealed class OutputLog(string resource, TextWriter output, Func<string, bool>? tap = null)
{
    private const int LastMax = 20;

    private readonly Queue<string> _last = new();

    public string Last
    {
        get
        {
            lock (_last)
            {
                return string.Join('\n', _last);
            }
        }
    }

    public void Write(string line)
    {
        if (tap?.Invoke(line) == true)
        {
            return;
        }

        lock (_last)
        {
            _last.Enqueue(line);
            if (_last.Count > LastMax)
            {
                _last.Dequeue();
            }
        }

        // One writer for all children: whole lines only.
        lock (output)
        {
            output.WriteLine($"{resource,-10} | {line}");
        }
    }
}
