using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>How far a made-up dossier has come, for who tries new words.</summary>
public enum SampleState
{
    Open,
    Completed,
    HandedOver,
}

/// <summary>A made-up dossier, plainly so, on which new words are tried before any letter has them.</summary>
public static class LetterSample
{
    const string By = "Mẫu";

    static readonly Procedure Procedure = new() { Name = "Tên thủ tục" };

    /// <summary>Received a week ago, promised for the day before yesterday; what an officer would write is dotted.</summary>
    public static LetterFacts Of(Agency agency, ApologyCause cause, SampleState state, WorkCalendar calendar, Instant now)
    {
        var dossier = new Dossier
        {
            AgencyId = agency.Id,
            Agency = agency,
            Code = $"{agency.Code}-000000-0000",
            Procedure = Procedure,
            Origin = Origin.Demonstration,
            ApplicantName = "Họ Tên Người Nộp",
            Address = "địa chỉ của người nộp",
            ReceivedAt = now.VietnamDay().PlusDays(-7).InstantAt(agency.MorningFrom),
        };
        dossier.ReceivePromised(now.VietnamDay().PlusDays(-2).InstantAt(agency.AfternoonTo), calendar, By);
        var completed = now.VietnamDay().PlusDays(-1).InstantAt(agency.AfternoonFrom);
        if (state != SampleState.Open) dossier.Complete(Outcome.Granted, resultNumber: null, electronicResult: false, note: null, By, officer: null, completed);
        if (state == SampleState.HandedOver) dossier.HandOver(dossier.ApplicantName, By, officer: null, completed);
        var letter = ApologyLetter.Draft(dossier, cause, owed: true, now.VietnamDay().PlusDays(3).InstantAt(agency.AfternoonTo), issueBy: null, FormSet.On(now.VietnamDay()).CounterOf(agency), now);
        return new(letter, dossier, agency);
    }
}
