namespace CdnLab.Scenarios.Checking;

/// <summary>A class of URLs, as it was checked.</summary>
/// <param name="Title">What is in it.</param>
/// <param name="Names">Names given that fall in it.</param>
/// <param name="Share">Their share of all names given; null: no names were given.</param>
/// <param name="Examples">Some of them.</param>
/// <param name="Keys">Cache keys that its URLs have.</param>
/// <param name="Verdict">What was found.</param>
public sealed record CheckedClass(
    string Title, long Names, double? Share, IReadOnlyList<string> Examples, int Keys, CheckVerdict Verdict);
