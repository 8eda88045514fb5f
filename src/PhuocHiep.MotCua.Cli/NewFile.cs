namespace PhuocHiep.MotCua.Cli;

/// <summary>A file that is there whole or not at all: written under another name beside it, and only then put in its place.</summary>
static class NewFile
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes it; what stood there before is replaced only where the writing succeeded.</summary>
    /// <param name="ownerOnly">It names people: nobody else on the machine may read it.</param>
    /// <exception cref="IOException">The folder is not there, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or file may not be written.</exception>
    public static async Task<T> WriteAsync<T>(string path, bool ownerOnly, Func<Stream, Task<T>> write)
    {
        var whole = Path.GetFullPath(path);
        if (Directory.Exists(whole)) throw new IOException($"{path} là một thư mục.");
        var half = Path.Combine(Path.GetDirectoryName(whole)!, $".{Path.GetFileName(whole)}.{Guid.NewGuid():N}");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (ownerOnly && !OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
            T written;
            await using (var file = new FileStream(half, options)) written = await write(file);
            File.Move(half, whole, overwrite: true);
            return written;
        }
        finally
        {
            File.Delete(half);
        }
    }
}
