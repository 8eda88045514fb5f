using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Tests.Paper;

/// <summary>An office and its dossiers, made without a database: what the papers are printed from.</summary>
static class Papers
{
    public static readonly Agency Commune = new()
    {
        Id = 1,
        Code = "000.99.99.H08",
        Name = "Ủy ban nhân dân xã Phước Hiệp",
        Place = "Phước Hiệp",
        Address = "Xã Phước Hiệp, huyện Tuy Phước, tỉnh Bình Định",
        Phone = "0256 3000 000",
        MorningFrom = new(7, 0),
        MorningTo = new(11, 30),
        AfternoonFrom = new(13, 30),
        AfternoonTo = new(17, 0),
        SameDayUntil = new(15, 0),
        LetterSymbol = "PXL-UBND",
    };

    public static readonly WorkCalendar Calendar = new(
    [
        Day(new(2023, 1, 1), "Tết Dương lịch"),
        Day(new(2024, 1, 1), "Tết Dương lịch"),
        Day(new(2024, 2, 8), "Tết Âm lịch - 29 tháng Chạp"),
        Day(new(2024, 2, 9), "Tết Âm lịch - 30 tháng Chạp"),
        Day(new(2024, 2, 10), "Tết Âm lịch - mùng 1 (thứ Bảy)"),
        Day(new(2024, 2, 11), "Tết Âm lịch - mùng 2 (Chủ nhật)"),
        Day(new(2024, 2, 12), "Tết Âm lịch - mùng 3"),
        Day(new(2024, 2, 13), "Nghỉ bù Tết Âm lịch (thay thứ Bảy 10/02)", HolidayKind.CompensatoryOff),
        Day(new(2024, 2, 14), "Nghỉ bù Tết Âm lịch (thay Chủ nhật 11/02)", HolidayKind.CompensatoryOff),
        Day(new(2024, 5, 4), "Làm bù thứ Bảy thay ngày 29/4/2024", HolidayKind.WorkingSwap),
        Day(new(2024, 9, 2), "Quốc khánh 2/9"),
        Day(new(2024, 9, 3), "Quốc khánh (ngày liền kề)"),
        Day(new(2025, 1, 1), "Tết Dương lịch"),
    ], OfficeHours.Usual);

    public static readonly Procedure MaritalStatus = new() { Id = 7, AgencyId = 1, Code = "1.004873", Name = "Cấp Giấy xác nhận tình trạng hôn nhân", Limit = TimeLimit.Parse("3 working-days") };

    public static readonly Officer Clerk = new() { Id = 3, AgencyId = 1, FullName = "Trần Thị Mười", Position = "Công chức Tư pháp – Hộ tịch" };

    public static readonly Officer Chairman = new() { Id = 4, AgencyId = 1, FullName = "Lê Văn Chín", SigningAuthority = SigningAuthority.Chairman };

    public static readonly Officer ViceChairman = new() { Id = 5, AgencyId = 1, FullName = "Phạm Thị Tám", SigningAuthority = SigningAuthority.ViceChairman };

    public static readonly Uri Lookup = new("https://motcua.phuochiep.example/tra-cuu/hW3p0sQmS1yXc9Kq7bN2dA");

    public static readonly Uri Genuine = new("https://motcua.phuochiep.example/apologies/genuine/hW3p0sQmS1yXc9Kq7bN2dA");

    public static readonly Instant Tuesday = At(6, 8, 15);

    /// <summary>An instant of August 2024.</summary>
    public static Instant At(int day, int hour, int minute) => new LocalDate(2024, 8, day).InstantAt(new(hour, minute));

    /// <summary>Received on Tuesday 06/8/2024, due on Friday.</summary>
    public static Dossier Dossier(string name = "Nguyễn Thị Hường", int papers = 3, Origin origin = Origin.Office, Procedure? procedure = null, string? paperName = null)
    {
        var dossier = new Dossier
        {
            Id = 11,
            AgencyId = 1,
            Agency = Commune,
            Code = "000.99.99.H08-240806-0001",
            Procedure = procedure ?? MaritalStatus,
            Origin = origin,
            ApplicantName = name,
            IdentityNumber = "052190000123",
            Phone = "0905 123 456",
            Email = "nguyen.thi.huong@example.vn",
            Address = "Thôn Giang Nam, xã Phước Hiệp, huyện Tuy Phước, tỉnh Bình Định",
            ReceivedAt = Tuesday,
            ReceivedBy = Clerk,
            Limit = TimeLimit.Parse("3 working-days"),
            Components = [.. PaperNames.Take(papers).Select((paper, i) => new DossierComponent { Ordinal = i + 1, Name = paperName ?? paper, Originals = i % 3 == 2 ? 0 : 1, Copies = i % 2, IsDigitized = i % 2 == 0 })],
            ComponentsTotal = papers,
        };
        dossier.Charge(8000);
        dossier.PaidBefore(Tuesday, PaymentMethod.Cash);
        dossier.Receive(dossier.ExplainPromise(Calendar)!, Calendar, Clerk.FullName, Clerk);
        return dossier;
    }

    /// <summary>What a paper about that dossier speaks of; without a code before anything was accepted.</summary>
    public static Matter Matter(bool hasCode = true, Origin origin = Origin.Office)
    {
        var matter = MotCua.Dossiers.Matter.Of(Dossier(origin: origin));
        return hasCode ? matter : matter with { Code = null };
    }

    /// <summary>The head of every form of those days, as it is read back.</summary>
    public static string Head(string under, string day = "ngày 07 tháng 8 năm 2024") =>
        "ỦY BAN NHÂN DÂNXÃ PHƯỚC HIỆPBỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc" + under + "Phước Hiệp, " + day;

    /// <summary>Not given more than the register asks for.</summary>
    public static Dossier BareDossier()
    {
        var dossier = new Dossier { Agency = Commune, Code = "SO-2024/17", Procedure = MaritalStatus, ApplicantName = "Võ Văn Năm", ReceivedAt = Tuesday, Origin = Origin.Imported };
        dossier.ReceivePromised(At(9, 17, 0), Calendar, "Nhập sổ cũ");
        return dossier;
    }

    public static ApologyLetter Draft(Dossier dossier, ApologyCause cause = ApologyCause.Late) =>
        ApologyLetter.Draft(dossier, cause, owed: true, At(16, 17, 0), issueBy: null, FormSet.On(new(2024, 8, 12)).CounterOf(Commune), At(10, 8, 0));

    public static ApologyLetter Signed(Dossier dossier, string reason = Reason, Officer? signer = null, ApologyCause cause = ApologyCause.Late)
    {
        var letter = Draft(dossier, cause);
        letter.GiveReason(DelayReason.OtherAgency, reason, new(2024, 8, 16), FormSet.On(new(2024, 8, 12)).CounterOf(Commune), Calendar, Clerk, At(12, 9, 0));
        letter.Sign(signer ?? Chairman, dossier, Template(cause), At(12, 10, 0));
        letter.TakeNumber(12, 2024, Commune);
        return letter;
    }

    public const string Reason = "chờ kết quả xác minh tình trạng hôn nhân tại nơi thường trú trước đây của Ông/Bà";

    /// <summary>The words that every office is born with.</summary>
    public static LetterTemplate Template(ApologyCause cause) => new() { Id = 1, AgencyId = 1, Cause = cause, InForceFrom = LetterTemplate.FromTheBeginning, Body = ReferenceData.LetterBody(cause) };

    public static IReadOnlyList<string> Words(ApologyLetter letter, Dossier dossier) => PrintedLetter.Words(new(letter, dossier, Commune), Template(letter.Cause));

    static readonly string[] PaperNames =
    [
        "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",
        "Trích lục ghi chú ly hôn hoặc giấy chứng tử của vợ/chồng (nếu có)",
        "Giấy tờ tùy thân (xuất trình)",
        "Văn bản ủy quyền (nếu có)",
        "Giấy xác nhận tình trạng hôn nhân đã cấp trước đây, khi xin cấp lại",
        "Giấy tờ chứng minh nơi cư trú",
        "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất",
        "Biên bản họp gia đình về việc phân chia tài sản",
        "Đơn đề nghị xác nhận",
        "Bản cam đoan về tình trạng hôn nhân trong thời gian cư trú ở nhiều nơi",
        "Giấy khai sinh của các con chung",
        "Hợp đồng ủy quyền có công chứng",
    ];

    static Holiday Day(LocalDate date, string name, HolidayKind kind = HolidayKind.Holiday) => new() { Date = date, Name = name, Kind = kind };
}
