using Xunit;

namespace CdnLab.Architecture.Tests;

/// <summary>Model takes time and randomness as arguments and does no input or output.</summary>
public sealed class PurityTests
{
    private static readonly string[] ImpureNamespaces =
        ["System.IO.", "System.Net.", "System.Threading.", "System.Diagnostics.Process", "System.Data.", "Microsoft."];

    private static readonly string[] ImpureTypes =
    [
        "System.Console", "System.TimeProvider", "System.Random", "System.AppContext",
        "System.Diagnostics.Stopwatch", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly string[] ImpureMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid",
        "System.HashCode.Combine", "System.String.GetHashCode", "System.Object.GetHashCode",
        "System.Globalization.CultureInfo.get_CurrentCulture",
    ];

    private static readonly string[] ExactMath =
    [
        "System.Math.Abs", "System.Math.BigMul", "System.Math.Ceiling", "System.Math.Clamp", "System.Math.Floor",
        "System.Math.Max", "System.Math.Min", "System.Math.Round", "System.Math.Sqrt",
    ];

    [Fact]
    public void Model_UsesNoTypeThatReachesOutside() =>
        Assert.DoesNotContain(
            LabAssembly.Of("Model").Types,
            t => ImpureTypes.Contains(t) || ImpureNamespaces.Any(n => t.StartsWith(n, StringComparison.Ordinal)));

    // Compiled iterators ask for the thread's id.
    [Fact]
    public void Model_UsesNoMemberThatReadsClockOrChance() =>
        Assert.DoesNotContain(
            LabAssembly.Of("Model").Members,
            m => ImpureMembers.Contains(m) || (m.StartsWith("System.Environment.", StringComparison.Ordinal)
                && m != "System.Environment.get_CurrentManagedThreadId"));

    // What the C library computes differs from machine to machine in the last digit.
    [Fact]
    public void Model_UsesNoMathWhoseLastDigitDiffers() =>
        Assert.DoesNotContain(
            LabAssembly.Of("Model").Members,
            m => m.StartsWith("System.Math.", StringComparison.Ordinal) && !ExactMath.Contains(m));

    [Fact]
    public void ServiceDefaults_WhichIsNotPure_IsSeenAsSuch() =>
        Assert.Contains("System.TimeProvider", LabAssembly.Of("ServiceDefaults").Types);
}
