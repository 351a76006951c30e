namespace Tahoon.AppHost.Embedded.Keeping;

/// <summary>The folder that survives restarts. One runner at a time has it: its lock ends with the process.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string Marker = "tahoon.lock";

    // everything this system ever writes there; a reset deletes nothing else
    private static readonly string[] OwnFiles = ["*.db", "*.db-wal", "*.db-shm", "*.db-journal", "*.db.migrating", "parameters.json", "endpoints.json"];
    private static readonly string[] OwnFolders = ["logs", "broker", "partners"];

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    public string Path { get; }

    public string Logs => At("logs");

    /// <summary>Held by the guardian for as long as a process of its runner may be there.</summary>
    public string GuardLock => At("guard.lock");

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public static DataFolder Open(string path)
    {
        Directory.CreateDirectory(path);
        var marker = System.IO.Path.Combine(path, Marker);
        if (!File.Exists(marker) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new CannotStartException($"{path} is not empty and is no data folder of Tahoon: choose another with --data.");

        return TryLock(marker) is { } held
            ? new DataFolder(path, held)
            : throw new CannotStartException($"Another Tahoon runs on {path}: stop it first, or choose another folder with --data.");
    }

    /// <summary>After a runner was killed its guardian may still be ending what it left.</summary>
    public async Task AwaitLastRunAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            using var free = TryLock(GuardLock);
            if (free is not null)
                return;
            if (time.GetElapsedTime(started) > patience)
                throw new CannotStartException($"Processes of the last run on {Path} have not ended.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
        }
    }

    public void Reset()
    {
        foreach (var file in OwnFiles.SelectMany(pattern => Directory.EnumerateFiles(Path, pattern)).ToList())
            File.Delete(file);
        foreach (var folder in OwnFolders.Select(At).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => _lock.Dispose();

    internal static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
