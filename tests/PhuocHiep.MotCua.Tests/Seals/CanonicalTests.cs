using Microsoft.EntityFrameworkCore;
using static PhuocHiep.MotCua.Tests.Given;
using static PhuocHiep.MotCua.Tests.Seals.SealedOffice;

namespace PhuocHiep.MotCua.Tests.Seals;

/// <summary>A seal of years ago is compared with the same text: what this version hashes is literal here. Whoever changes it adds a version.</summary>
public sealed class CanonicalTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task The_text_of_version_1_never_changes()
    {
        await LiteralAsync();

        await SealAsync(Database, Night(6));

        await using var db = Database.Open();
        var link = await db.DossierSeals.SingleAsync();
        Assert.Equal(1, link.Version);
        Assert.Equal(Facts, link.Facts);
        Assert.Equal(Head, link.Head);
        Assert.Equal(Hash, (await db.DaySeals.SingleAsync()).Hash);
    }

    [Fact]
    public async Task What_was_sealed_before_matches_today()
    {
        await LiteralAsync();
        await SealAsync(Database, Night(6));
        // As it was written by the first program that sealed.
        var facts = string.Join(',', Facts.Select(fact => $"'{fact}'"));
        await TamperAsync(Database, $"update dossier_seals set facts = array[{facts}], head = '{Head}'; update day_seals set hash = '{Hash}'");

        Assert.Empty(await VerifyAsync(Database));
    }

    /// <summary>Reckoned apart, by a script that knows only the rule of the text.</summary>
    static readonly string[] Facts =
    [
        "event/101 Received ce14b27f58f69aa8005830df2731fdd9d4cce5165391d8ad93fb62c01a548e17",
        "event/102 Completed b97661534cad4ac74042f99a843a6cf8672e0476c49fb1d92dfca555719b4823",
        "payment/9  a9c19b763084802465b196e8981e99a9a701becfbea7086a04bb24a19f2fbc10",
        "payment/9/reference  12ae4ab1c63f7821ff4f0bea880a5d371586ed6afadd29f72ffb533a647033a6",
        "document/3  0c00cfa3b701ccb0efc064ff2840bd15df19837a2627a6f15df3753e2f8a2e3b",
        "document/3/withdrawn  c861625aaadd99bd2d7b93173c6257dfc6e49c7ef49df8bd51dabaffabe45c68",
        "letter/8/drafted  257e063aa82848ccd0b18f42178aa20157a86b6b5fa489e2cb258752d6892a8f",
        "letter/8/owed  dd0d0adbe70690cd132bfe6f34afbd7ac8d2616a8aa367dfdae5e043a237de23",
        "letter/8/signed  31c568e87c128e8c912bde342434d2076cb7fd9405decae70ba18a17017016d4",
        "letter/8/sent  c0b5ed5dfe767c4aa08dadf8815ace9c107614e16ae2df0a2d867ba0d22d8594",
        "letter/8/handed-over  a3b3a0325a6d754e0d7258ac485af4b24d3f3eb095cdf7771e623269203037f8",
        "letter/8/posted  9b671282dcfed26fe276d5a46f312025eb4121cb6f925d5c01fe3cae39c12468",
        "letter/8/taken-down  f0af73b46847a26c2e744f7d0be2680849ee6ef3b25f899db5c4d25a44e080fb",
        "letter/8/withdrawn  113a66cf7529de49297111b7589587fd74669754ceb7f9d55815aad4bf5bb67b",
    ];

    const string Head = "14c561a9f91dec929c014ebf3767a2e609fd7d7eb0b7bbf593caa7eab670991d";

    const string Hash = "7ea3cad84b6a3fc2a0ab8cd6546faaae03cd77a395a9c766a50cfea878b27b05";

    /// <summary>Nothing of it by chance.</summary>
    async Task LiteralAsync()
    {
        await using var db = Database.Open();
        var agency = (await AgencyAsync(db)).Id;
        await TamperAsync(Database, $"""
            insert into dossiers (id, agency_id, code, procedure_id, channel, origin, applicant_name, search_text, received_at, due_at, on_time_until, due_soon_from, counted_from_next_day_after15, status, completed_at, outcome,
                electronic_result, result_delivery, components_total, components_digitized, lookup_token, owes_no_letter)
            overriding system value values (42, {agency}, 'H-1', 7, 'Counter', 'Office', 'Nguyễn Thị Hường', 'h', timestamptz '2024-08-06 08:15+07', timestamptz '2024-08-09 17:00+07', timestamptz '2024-08-09 17:00+07', timestamptz '2024-08-08 07:00+07', false, 'Completed',
                timestamptz '2024-08-06 16:30:00.123456+07', 'Granted', false, 'AtCounter', 0, 0, 'h-1', false);
            insert into dossier_events (id, dossier_id, at, kind, officer_id, by, from_status, to_status, new_due_at, reckoning, note, in_person) overriding system value values
                (101, 42, timestamptz '2024-08-06 08:15+07', 'Received', null, 'Trần Văn Một', null, 'Received', timestamptz '2024-08-09 17:00+07', 'Tính 3 ngày', null, true),
                (102, 42, timestamptz '2024-08-06 16:30:00.123456+07', 'Completed', null, 'Hệ thống', 'Received', 'Completed', null, null, 'Số 052190000123, điện thoại 0905123456', false);
            insert into payments (id, dossier_id, at, kind, amount_vnd, method, reference, by) overriding system value values (9, 42, timestamptz '2024-08-06 08:20+07', 'Paid', 8000, 'Cash', 'BL-1', 'Trần Văn Một');
            insert into documents (id, agency_id, dossier_id, file_name, media_type, length, sha256, pages, added_at, added_by_id, added_by, result_number, result_on, said_before, withdrawn_at, withdrawn_by_id, withdrawn_by, withdrawal_reason) overriding system value
                values (3, {agency}, 42, 'kq.pdf', 'Pdf', 4, repeat('a', 64), 2, timestamptz '2024-08-06 16:40+07', 5, 'Năm', '45/XN', date '2024-08-06', false, timestamptz '2024-08-06 16:50+07', 5, 'Năm', 'Nhầm tệp');
            insert into apology_letters (id, agency_id, dossier_id, cause, drafted_at, owed_at, issue_by, promised_at, place, new_due_at, reason_kind, reason, reason_by_id, reason_at, signed_at, signed_by_id, signer_name, signing_authority, number, number_year, number_text,
                sent_at, handed_over_at, handed_over_to, handed_over_by_id, published_at, published_by_id, posted_until, taken_down_at, taken_down_by_id, take_down_reason, withdrawn_at, withdrawal_reason) overriding system value
                values (8, {agency}, 42, 'Late', timestamptz '2024-08-06 09:00+07', timestamptz '2024-08-06 09:00+07', timestamptz '2024-08-08 23:59:59.999999+07', timestamptz '2024-08-09 17:00+07', 'Một cửa', timestamptz '2024-08-16 17:00+07', 'Workload', 'Hồ sơ nhiều', 5, timestamptz '2024-08-06 09:30+07',
                timestamptz '2024-08-06 10:00+07', 6, 'Lê Văn Ba', 'Chairman', 12, 2024, '12/PXL-UBND', timestamptz '2024-08-06 10:01+07', timestamptz '2024-08-06 10:02+07', 'Nguyễn Thị Hường', 5, timestamptz '2024-08-06 10:03+07', 7, date '2024-09-05',
                timestamptz '2024-08-06 10:04+07', 7, 'Đơn xin giữ kín', timestamptz '2024-08-06 10:05+07', 'Hồ sơ đã rút');
            insert into letter_papers (letter_id, pdf) values (8, '\x00');
            """);
    }
}
