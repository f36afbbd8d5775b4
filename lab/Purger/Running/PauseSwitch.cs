namespace CdnLab.Purger.Running;

/// <summary>Whether a purge pauses: while its pause file is there.</summary>
/// <param name="file">Path of the file; what is in it does not matter.</param>
public sealed class PauseSwitch(string file)
{
    /// <summary>Path of the file.</summary>
    public string File => file;

    /// <summary>Whether it pauses.</summary>
    public bool IsOn => System.IO.File.Exists(file);

    /// <summary>Makes the file, or takes it away.</summary>
    public void Toggle()
    {
        if (IsOn)
        {
            System.IO.File.Delete(file);
        }
        else
        {
            System.IO.File.WriteAllText(file, "paused\n");
        }
    }
}
