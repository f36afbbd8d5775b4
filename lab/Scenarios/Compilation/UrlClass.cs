namespace CdnLab.Scenarios.Compilation;

/// <summary>URLs that all rules treat alike: the names of one class in one path form of one family.</summary>
/// <param name="Name">Class of the names.</param>
/// <param name="Family">Name of the document family.</param>
/// <param name="Form">Index of the path form among the family's paths.</param>
public sealed record UrlClass(NameClass Name, string Family, int Form);
