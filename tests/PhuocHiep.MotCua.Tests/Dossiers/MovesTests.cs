using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Tests.Dossiers;

/// <summary>Every pair of states by every move: what the table allows, written down a second time by hand, and nothing else.</summary>
public sealed class MovesTests
{
    /// <summary>`from > to`; `-` is: nothing was handed in.</summary>
    static readonly Dictionary<Move, string> Allowed = new()
    {
        [Move.Register] = "->Registered",
        [Move.Receive] = "->Received Registered>Received SentBack>Received",
        [Move.SendBack] = "->SentBack Registered>SentBack SentBack>SentBack",
        [Move.RefuseReception] = "->RefusedAtReception Registered>RefusedAtReception SentBack>RefusedAtReception",
        [Move.Assign] = "Received>InProcess InProcess>InProcess AwaitingOpinion>AwaitingOpinion AwaitingSupplement>AwaitingSupplement Suspended>Suspended",
        [Move.RequestSupplement] = "Received>AwaitingSupplement InProcess>AwaitingSupplement AwaitingOpinion>AwaitingSupplement",
        [Move.CompleteSupplement] = "AwaitingSupplement>Received AwaitingSupplement>InProcess",
        [Move.Suspend] = "Received>Suspended InProcess>Suspended",
        [Move.Resume] = "Suspended>Received Suspended>InProcess",
        [Move.AskOpinion] = "InProcess>AwaitingOpinion",
        [Move.TakeOpinion] = "AwaitingOpinion>InProcess",
        [Move.Extend] = "Received>Received InProcess>InProcess AwaitingOpinion>AwaitingOpinion",
        [Move.Grant] = "Received>Completed InProcess>Completed AwaitingOpinion>Completed",
        [Move.Refuse] = "Received>Completed InProcess>Completed AwaitingOpinion>Completed",
        [Move.HandOver] = "Completed>HandedOver",
        [Move.Withdraw] = "Received>Withdrawn InProcess>Withdrawn AwaitingOpinion>Withdrawn AwaitingSupplement>Withdrawn Suspended>Withdrawn",
        [Move.Stop] = "AwaitingSupplement>Stopped Suspended>Stopped",
        [Move.ReportLoss] = "Received>Received InProcess>InProcess AwaitingOpinion>AwaitingOpinion AwaitingSupplement>AwaitingSupplement Suspended>Suspended Completed>Completed",
        [Move.ReportResultError] = "Completed>Completed HandedOver>HandedOver",
        [Move.CorrectResult] = "Completed>Completed HandedOver>Completed",
    };

    public static IEnumerable<DossierStatus?> States => [null, .. Enum.GetValues<DossierStatus>().Cast<DossierStatus?>()];

    [Fact]
    public void Every_move_from_every_state_to_every_state_is_allowed_or_refused_as_written()
    {
        var (allowed, refused) = (0, 0);
        foreach (var move in Enum.GetValues<Move>())
        {
            var expected = Allowed[move].Split(' ').ToHashSet();
            foreach (var from in States)
                foreach (var to in Enum.GetValues<DossierStatus>())
                {
                    var pair = $"{from?.ToString() ?? "-"}>{to}";
                    if (expected.Remove(pair))
                    {
                        Moves.Require(move, from, to);
                        allowed++;
                        continue;
                    }
                    var no = Assert.Throws<RuleViolation>(() => Moves.Require(move, from, to));
                    Assert.False(string.IsNullOrEmpty(no.Article), $"{move} {pair}");
                    Assert.Contains(no.Article!, no.Message, StringComparison.Ordinal);
                    refused++;
                }
            Assert.Empty(expected);
        }
        // 20 moves, 13 states to leave (one of them: nothing yet), 12 to reach.
        Assert.Equal((20 * 13 * 12, 53), (allowed + refused, allowed));
        TestContext.Current.TestOutputHelper?.WriteLine($"{allowed} allowed, {refused} refused");
    }

    [Fact]
    public void What_has_ended_goes_nowhere() =>
        Assert.All([DossierStatus.Withdrawn, DossierStatus.Stopped, DossierStatus.RefusedAtReception],
            ended => Assert.DoesNotContain(Enum.GetValues<Move>(), move => Moves.MayBeMade(move, ended)));

    [Fact]
    public void What_was_handed_over_comes_back_only_where_it_is_wrong() =>
        Assert.Equal([Move.ReportResultError, Move.CorrectResult], Enum.GetValues<Move>().Where(move => Moves.MayBeMade(move, DossierStatus.HandedOver)));
}
