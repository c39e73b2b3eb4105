namespace Connectors.Sync;

/// <summary>Hears that records were saved in the same process, so that the engine looks soon and not at its next slot. Like a webhook it changes when a sync looks, and never what it does: who says nothing loses nothing but time.</summary>
public interface IChangeSignal
{
    /// <summary>Something changed. It returns at once.</summary>
    /// <param name="connection">The id of a connection that stands in code; another name is let pass.</param>
    void Changed(string connection);
}
