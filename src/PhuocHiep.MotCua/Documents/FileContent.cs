using System.Buffers.Binary;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace PhuocHiep.MotCua.Documents;

/// <summary>What a file is, by its own bytes: neither its name nor the browser's word is believed. A file that was cut short is refused.</summary>
public readonly record struct FileContent(MediaType Type, int Pages)
{
    const string Broken = "tệp bị hỏng hoặc chưa tải đủ; hãy quét hoặc chụp lại.";

    static ReadOnlySpan<byte> Pdf => "%PDF-"u8;

    static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <exception cref="RuleViolation">It is empty, of another kind, broken, or locked by a password.</exception>
    public static FileContent Of(byte[] file)
    {
        ReadOnlySpan<byte> bytes = file;
        if (bytes.IsEmpty) throw new RuleViolation("tệp rỗng.");
        if (bytes.StartsWith(Pdf)) return new(MediaType.Pdf, PagesOf(file));
        if (bytes.StartsWith(Jpeg)) return IsWholeJpeg(bytes) ? new(MediaType.Jpeg, 1) : throw new RuleViolation(Broken);
        if (bytes.StartsWith(Png)) return IsWholePng(bytes) ? new(MediaType.Png, 1) : throw new RuleViolation(Broken);
        throw new RuleViolation("chỉ nhận tệp PDF, JPEG hoặc PNG; nội dung tệp này không phải loại đó dù tên tệp ghi thế nào.");
    }

    /// <remarks>PdfPig and not PDFsharp, which prints: a page tree of 20.000 nested arrays ends the whole process there, and is an exception here.</remarks>
    static int PagesOf(byte[] file)
    {
        // A reader as patient as this one finds pages in half a file: the end must be there.
        if (file.AsSpan(Math.Max(0, file.Length - 1024)).LastIndexOf("%%EOF"u8) < 0) throw new RuleViolation(Broken);
        try
        {
            using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true });
            return document.NumberOfPages > 0 ? document.NumberOfPages : throw new RuleViolation("tệp PDF không có trang nào.");
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new RuleViolation("tệp PDF được khóa bằng mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.");
        }
        catch (Exception e) when (e is not (RuleViolation or OutOfMemoryException))
        {
            // Whatever a foreign file makes a reader stumble over: it cannot be read.
            throw new RuleViolation("không đọc được tệp PDF này; hãy quét lại hoặc in lại ra PDF.");
        }
    }

    /// <summary>From marker to marker until the picture begins; then its end must come (ITU-T T.81, annex B). What a camera writes after it does no harm.</summary>
    static bool IsWholeJpeg(ReadOnlySpan<byte> file)
    {
        const int StartOfScan = 0xDA, EndOfImage = 0xD9;
        ReadOnlySpan<byte> end = [0xFF, EndOfImage];
        var hasFrame = false;
        for (var at = 2; at + 4 <= file.Length;)
        {
            if (file[at] != 0xFF) return false;
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker is EndOfImage) return false;
            if (marker is 0x01 or >= 0xD0 and <= 0xD7)
            {
                at += 2;
                continue;
            }
            hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (marker == StartOfScan) return hasFrame && at < file.Length && file[at..].IndexOf(end) >= 0;
        }
        return false;
    }

    /// <summary>From chunk to chunk: the head first, some picture, the end (ISO/IEC 15948, 5).</summary>
    static bool IsWholePng(ReadOnlySpan<byte> file)
    {
        var hasPicture = false;
        for (long at = 8; at + 12 <= file.Length;)
        {
            var chunk = file[(int)at..];
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            var name = chunk.Slice(4, 4);
            if (at == 8 && (!name.SequenceEqual("IHDR"u8) || length != 13)) return false;
            hasPicture |= name.SequenceEqual("IDAT"u8);
            if (name.SequenceEqual("IEND"u8)) return hasPicture;
            at += 12L + length;
        }
        return false;
    }
}
