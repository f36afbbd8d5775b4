using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CdnLab.Testing;

/// <summary>Compiled into every test project but the live one: its process, and those that it starts, leave the processors
/// to the live tests, which run beside it and must not be late.</summary>
internal static class BackgroundTests
{
    [ModuleInitializer]
    internal static void LowerPriority()
    {
        using var own = Process.GetCurrentProcess();
        own.PriorityClass = ProcessPriorityClass.BelowNormal;
    }
}
