using CdnLab.Model.Clients;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking;

/// <summary>What was found of one class of URLs with one kind of client.</summary>
/// <param name="Group">The class.</param>
/// <param name="Mode">The client's cache.</param>
/// <param name="Result">What was found; classes that differ in names only share it.</param>
internal sealed record GroupResult(UrlGroup Group, ClientCacheMode Mode, SearchResult Result);
