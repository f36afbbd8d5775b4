using CdnLab.Scenarios.Checking.Properties;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>What is broken when: violations of one key are told once, by the shortest.</summary>
/// <param name="Rule">The property.</param>
/// <param name="Steps">Steps that are done.</param>
/// <param name="Between">Whether the next one is partly done.</param>
/// <param name="What">What breaks it.</param>
internal sealed record ViolationKey(CheckRule Rule, int Steps, bool Between, string What);
