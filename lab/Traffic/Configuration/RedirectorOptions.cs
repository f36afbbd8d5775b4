namespace CdnLab.Traffic.Configuration;

/// <summary>Where personas that ask for legacy file URLs go. The answer ends their chain: the files are not part of
/// the lab.</summary>
/// <param name="Path">Template of a file's path, the redirector's own: <c>name</c> (as the persona spells it),
/// <c>first_letter</c>, <c>version</c>, <c>python_version</c> and <c>filename</c> of the release's source archive.</param>
/// <param name="Url">Its public address; without one, service discovery knows it.</param>
/// <param name="Name">Its name for service discovery.</param>
public sealed record RedirectorOptions(string Path, Uri? Url = null, string Name = "redirector");
