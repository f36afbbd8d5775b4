namespace CdnLab.Testing;

/// <summary>Which processes of the machine run.</summary>
public static class ProcessTable
{
    /// <summary>Whether the process runs; one that has ended and was not yet waited for does not.</summary>
    public static bool Runs(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception gone) when (gone is ArgumentException or IOException or InvalidOperationException)
        {
            return false;
        }
    }
}
