namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>Standard input as a line to the host: it reaches its end when the host is gone, however it went.</summary>
internal static class ParentPipe
{
    public static void Watch(Action ended)
    {
        var thread = new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            var buffer = new byte[256];
            while (input.Read(buffer) > 0)
            {
            }

            ended();
        })
        {
            IsBackground = true,
            Name = "parent pipe",
        };
        thread.Start();
    }
}
