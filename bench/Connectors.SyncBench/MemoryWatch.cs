using System.Diagnostics;

namespace Connectors.SyncBench;

/// <summary>The largest heap and working set of this process while something runs, looked at twenty times a second.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Timer _timer;
    private readonly Process _process = Process.GetCurrentProcess();

    public MemoryWatch()
    {
        Look();
        _timer = new Timer(_ => Look(), null, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50));
    }

    public long Heap { get; private set; }

    public long WorkingSet { get; private set; }

    public override string ToString() => $"peak heap {Heap / 1048576.0:N0} MB, peak working set {WorkingSet / 1048576.0:N0} MB";

    public void Dispose()
    {
        _timer.Dispose();
        _process.Dispose();
    }

    private void Look()
    {
        Heap = Math.Max(Heap, GC.GetTotalMemory(false));
        _process.Refresh();
        WorkingSet = Math.Max(WorkingSet, _process.WorkingSet64);
    }
}
