using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace ScheduledSync.Demo.Simulation;

/// <summary>
/// The verb <c>simulate</c>: a vendor's simulated account in a process of its own, as the real one is on a machine of its own. It goes on when the sync host is killed; its account lives as long as
/// the process.
/// </summary>
public sealed class BooksServer(string dataFolder, IBooks books)
{
    public Task<int> RunAsync(CancellationToken cancellationToken) => SimulatorLife.HoldAsync(dataFolder, () => KeepAsync(cancellationToken));

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(dataFolder);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var control = BuildControl(stopping);
        await control.StartAsync(cancellationToken);
        new BooksAddress { Control = new Uri(control.Urls.Single()), ProcessId = Environment.ProcessId, Settings = books.Settings }.Write(dataFolder);
        await SimulatorLife.KeepAsync(books.Simulator, static () => { }, stopping);
        File.Delete(BooksAddress.FileIn(dataFolder));
    }

    private WebApplication BuildControl(CancellationTokenSource stopping)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var control = builder.Build();

        control.MapGet("/look", () => TypedResults.Json(books.Look()));
        control.MapGet("/calls", () => CallCount.Of(books.Simulator.Calls, books.Writes));
        control.MapPost("/act/{action}", Results<Ok, ProblemHttpResult> (string action, JsonObject values) =>
        {
            try
            {
                books.Act(action, values);
                return TypedResults.Ok();
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
            }
        });
        control.MapPost("/faults/lose-reply/{operation}", Ok (string operation) =>
        {
            books.Simulator.Faults.LoseReplyAfterCommit(operation);
            return TypedResults.Ok();
        });
        control.MapPost("/stop", Ok (HttpContext http) =>
        {
            http.Response.OnCompleted(stopping.CancelAsync);
            return TypedResults.Ok();
        });
        return control;
    }
}
