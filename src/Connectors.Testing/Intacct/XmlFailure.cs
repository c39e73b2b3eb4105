using System.Xml.Linq;

namespace Connectors.Testing.Intacct;

/// <summary>A function that failed, and what it had done before.</summary>
internal sealed class XmlFailure : Exception
{
    public XmlFailure(string number, string description)
        : this([XmlGateway.Error(number, description)], null)
    {
    }

    public XmlFailure(IEnumerable<XElement> errors, XElement? partial)
    {
        Errors = [.. errors];
        Partial = partial;
    }

    public IReadOnlyList<XElement> Errors { get; }

    public XElement? Partial { get; }
}
