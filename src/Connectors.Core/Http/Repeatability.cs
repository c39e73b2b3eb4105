namespace Connectors.Http;

/// <summary>What may happen when the same call is sent twice. The vendor's documentation decides, not the HTTP method.</summary>
public enum Repeatability
{
    /// <summary>
    /// A write that is not proved to be repeatable: a create without key, a create with a client-chosen id whose repeat is undocumented, a mail, a booking.
    /// Sent once; the default, because a call that says nothing must be the careful one.
    /// </summary>
    Once,

    /// <summary>Changes nothing.</summary>
    Read,

    /// <summary>A write whose second sending has no further effect.</summary>
    IdempotentWrite,

    /// <summary>A write that the vendor recognises by <see cref="WriteEvidence.IdempotencyKey"/>: repeated only before <see cref="WriteEvidence.KeyValidUntil"/>, with the same bytes and key.</summary>
    KeyedWrite,
}
