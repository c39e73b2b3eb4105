using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>Why a document is sent, and what its sender decided beforehand.</summary>
internal sealed record SendAct
{
    /// <summary>A status was entered; nobody pressed anything.</summary>
    public bool Automatic { get; init; }

    /// <summary>Who pressed.</summary>
    public string User { get; init; } = "";

    /// <summary>A person answered the question that stood in the way.</summary>
    public bool Answered { get; init; }

    /// <summary>The date that the document shall have; <see langword="null"/> = its own.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The observed status; it is done with as soon as the send is reserved, refused or asked about.</summary>
    public DocumentSourceRow? Trigger { get; init; }

    /// <summary>The flow's pass that counts it.</summary>
    public FlowPass? Pass { get; init; }

    /// <summary>A new generation: what came before, and why.</summary>
    public SendRow? Follows { get; init; }

    /// <summary>Of a new generation: why.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>A flow's stored state during a run.</summary>
internal sealed class FlowPass(DocumentFlowRow row)
{
    public DocumentFlowRow Row { get; set; } = row;
}
