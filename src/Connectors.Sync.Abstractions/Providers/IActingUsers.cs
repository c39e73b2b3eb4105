namespace Connectors.Sync;

/// <summary>A CRM that can say whether a user in whose name changes from accounting are made (<see cref="RecordWrite.ActingUser"/>) may still make them. It is asked before a run, and a user who may not makes the CRM's light red.</summary>
public interface IActingUsers
{
    /// <summary>Why nothing can be written in a user's name; <see langword="null"/> = it can.</summary>
    /// <param name="user">The user, as the webhook's key names him.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Who it is, what is wrong and where it is mended: it is read by a person.</returns>
    /// <exception cref="ProviderUnavailableException">The CRM does not answer.</exception>
    Task<string?> FindProblemAsync(string user, CancellationToken cancellationToken);
}
