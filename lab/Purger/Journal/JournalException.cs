namespace CdnLab.Purger.Journal;

/// <summary>A journal cannot be used; the message says why and what to do.</summary>
public sealed class JournalException(string message) : Exception(message);
