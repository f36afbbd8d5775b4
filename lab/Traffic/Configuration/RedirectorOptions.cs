namespace CdnLab.Traffic.Configuration;

/// <summary>Where personas that ask for legacy file URLs go. The answer ends their chain: the files are not part of
/// the lab.</summary>
/// <param name="Path">Template of <c>name</c> (as the persona spells it), <c>version</c>, <c>first</c> (the name's first
/// letter) and <c>file</c> (the release's source archive).</param>
/// <param name="Url">Its public address; without one, service discovery knows it.</param>
/// <param name="Name">Its name for service discovery.</param>
public sealed record RedirectorOptions(string Path, Uri? Url = null, string Name = "redirector");
