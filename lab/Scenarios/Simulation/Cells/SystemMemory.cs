using System.Runtime.InteropServices;

namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>What Linux is told about memory.</summary>
internal static unsafe partial class SystemMemory
{
    [LibraryImport("libc", EntryPoint = "madvise")]
    public static partial int Advise(void* address, nuint length, int advice);
}
