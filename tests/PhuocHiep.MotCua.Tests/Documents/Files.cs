using System.IO.Compression;
using System.Text;
using PdfSharp.Pdf;

namespace PhuocHiep.MotCua.Tests.Documents;

/// <summary>Small true files, and those that only look like some.</summary>
public static class Files
{
    /// <summary>A white square of 16 by 16, as an encoder writes it.</summary>
    public static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKAAD//Z");

    /// <summary>The same, without loss.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAKElEQVR4AeyTMQ0AAAyDSP173jINPfaAgB6kZEpCiQOgAx1cRv8/WAAAAP//KtUEDAAAAAZJREFUAwA79T/hrZRdJwAAAABJRU5ErkJggg==");

    /// <summary>Empty pages; another mark is another content.</summary>
    public static byte[] Pdf(int pages = 1, string mark = "", string? password = null)
    {
        using var document = new PdfDocument();
        document.Info.Title = mark;
        for (var i = 0; i < pages; i++) document.AddPage();
        if (password is not null) document.SecuritySettings.UserPassword = document.SecuritySettings.OwnerPassword = password;
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    /// <summary>A page tree with a value of that many nested arrays, in plain sight or within a compressed object stream.</summary>
    public static byte[] DeepPdf(int depth, bool compressed)
    {
        var catalog = $"<</Type/Catalog/Pages 2 0 R/X {new string('[', depth)}{new string(']', depth)}>> ";
        const string pages = "<</Type/Pages/Kids[]/Count 0>>";
        using var file = new MemoryStream();
        Write("%PDF-1.5\n");
        if (!compressed)
        {
            Write($"1 0 obj{catalog}endobj\n");
            var second = file.Position;
            Write($"2 0 obj{pages}endobj\n");
            var table = file.Position;
            Write($"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n{second:0000000000} 00000 n \ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
            return file.ToArray();
        }
        var head = $"1 0 2 {catalog.Length} ";
        var objects = Packed(Encoding.ASCII.GetBytes(head + catalog + pages));
        var at = file.Position;
        Write($"3 0 obj<</Type/ObjStm/N 2/First {head.Length}/Filter/FlateDecode/Length {objects.Length}>>stream\n");
        file.Write(objects);
        Write("\nendstream endobj\n");
        var reference = file.Position;
        var rows = Packed([.. Row(0, 0, 255), .. Row(2, 3, 0), .. Row(2, 3, 1), .. Row(1, at, 0), .. Row(1, reference, 0)]);
        Write($"4 0 obj<</Type/XRef/Size 5/W[1 4 1]/Root 1 0 R/Filter/FlateDecode/Length {rows.Length}>>stream\n");
        file.Write(rows);
        Write($"\nendstream endobj\nstartxref\n{reference}\n%%EOF");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
    }

    static byte[] Row(byte type, long field, byte last) => [type, (byte)(field >> 24), (byte)(field >> 16), (byte)(field >> 8), (byte)field, last];

    static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(content);
        return packed.ToArray();
    }
}
