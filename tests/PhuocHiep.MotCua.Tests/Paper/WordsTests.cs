using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Tests.Paper;

public sealed class WordsTests
{
    [Fact]
    public void Every_state_move_and_choice_of_a_dossier_has_its_own_words()
    {
        EachHasItsOwn<DossierStatus>(s => s.Text());
        EachHasItsOwn<DossierEventKind>(k => k.Text());
        EachHasItsOwn<Channel>(c => c.Text());
        EachHasItsOwn<Outcome>(o => o.Text());
        EachHasItsOwn<PaymentMethod>(m => m.Text());
        EachHasItsOwn<ResultDelivery>(d => d.Text());
    }

    [Fact]
    public void Every_cause_reason_and_state_of_a_letter_has_its_own_words()
    {
        EachHasItsOwn<ApologyCause>(c => c.Text());
        EachHasItsOwn<DelayReason>(r => r.Text());
        EachHasItsOwn<LetterStatus>(s => s.Text());
    }

    static void EachHasItsOwn<T>(Func<T, string> text) where T : struct, Enum
    {
        var words = Enum.GetValues<T>().Select(text).ToList();
        Assert.All(words, word => Assert.True(char.IsUpper(word[0]), word));
        Assert.Equal(words.Count, words.Distinct().Count());
    }
}
