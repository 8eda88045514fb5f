namespace PhuocHiep.MotCua.Messages;

/// <summary>Files by which messages leave: the same message always has the same name, and a file appears whole or not at all.</summary>
static class Drop
{
    /// <returns>The file's name.</returns>
    /// <exception cref="NotCarried">The folder takes nothing now.</exception>
    public static async Task<string> WriteAsync(string folder, string name, Func<Stream, Task> write)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, name);
            var unfinished = file + ".part";
            await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                await write(stream);
                // On the disk before it has its name: a power cut leaves no empty file either.
                stream.Flush(flushToDisk: true);
            }
            File.Move(unfinished, file, overwrite: true);
            return name;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new NotCarried(Hindrance.Away, "Không ghi được vào thư mục gửi tin", e.Message);
        }
    }
}
