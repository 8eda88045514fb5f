using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Dossiers;

// The money: what is due, what was taken, what was given back. Each move leaves its payment and its event in the same save.
public sealed partial class Dossier
{
    /// <summary>Đồng; 0: nothing is charged; null: no fee was stated.</summary>
    public long? FeeVnd { get; private set; }

    /// <summary>When the fee was taken; null while it is owed, and again once all of it was given back.</summary>
    public Instant? PaidAt { get; private set; }

    public PaymentMethod? PaymentMethod { get; private set; }

    /// <summary>Đồng: what the office holds, taken less given back. Never below 0, never above the fee: the database refuses.</summary>
    public long PaidVnd { get; private set; }

    /// <summary>Every payment and refund; none where an old register only says that it was paid.</summary>
    public List<Payment> Payments { get; init; } = [];

    /// <summary>Every change of <see cref="FeeVnd"/> since it was stated.</summary>
    public List<FeeCorrection> FeeCorrections { get; init; } = [];

    /// <summary>When it was paid, as an old register says; stays, also where it was given back here.</summary>
    public Instant? PaidBeforeAt { get; private set; }

    public PaymentMethod? PaidBeforeMethod { get; private set; }

    /// <summary>Đồng; 0 where the register states no fee.</summary>
    public long PaidBeforeVnd { get; private set; }

    /// <summary>Đồng still to be taken. A part that was given back is no longer owed.</summary>
    public long OwedVnd => PaidAt is null && DroppedAt is null ? FeeVnd ?? 0 : 0;

    /// <summary>The fee as stated at intake, or by an old register.</summary>
    internal void Charge(long? feeVnd) => FeeVnd = feeVnd;

    /// <summary>Paid, says an old register: how much and how, but no receipt.</summary>
    internal void PaidBefore(Instant? at, PaymentMethod? method)
    {
        (PaidAt, PaymentMethod, PaidVnd) = (at, method, at is null ? 0 : FeeVnd ?? 0);
        (PaidBeforeAt, PaidBeforeMethod, PaidBeforeVnd) = (at, at is null ? null : method, PaidVnd);
    }

    /// <summary>Thu lệ phí, all of it at once.</summary>
    /// <param name="reference">The receipt's number (cash) or the transaction's (online).</param>
    /// <exception cref="RuleViolation">Nothing is owed, the amount is not what is owed, or the reference is missing.</exception>
    public void Pay(long amountVnd, PaymentMethod method, string reference, Officer officer, Instant now)
    {
        RequireReference(method, reference);
        Pay(amountVnd, method, reference, officer.FullName, officer, now);
    }

    /// <param name="reference">Null: taken at intake, and the number is not written down yet.</param>
    internal void Pay(long amountVnd, PaymentMethod method, string? reference, string by, Officer? officer, Instant at)
    {
        if (PaidAt is { } paid) throw new RuleViolation($"Lệ phí đã thu lúc {paid.Text()}; không thu hai lần.");
        if (DroppedAt is { } dropped) throw new RuleViolation($"Hồ sơ {Status.InSentence()} lúc {dropped.Text()}; không thu lệ phí.");
        if (FeeVnd is null) throw new RuleViolation("Hồ sơ chưa ghi mức lệ phí; ghi mức lệ phí trước khi thu.");
        if (FeeVnd == 0) throw new RuleViolation("Hồ sơ này không thu lệ phí.");
        if (amountVnd != FeeVnd) throw new RuleViolation($"Phải thu đúng {FeeVnd.Value.Money()}, không thu {amountVnd.Money()}. Nếu mức lệ phí sai, sửa mức lệ phí trước.");
        if (at < ReceivedAt) throw new RuleViolation("Không thể thu lệ phí trước khi tiếp nhận.");
        (PaidAt, PaymentMethod, PaidVnd) = (at, method, amountVnd);
        Record(PaymentKind.Paid, DossierEventKind.PaymentTaken, amountVnd, method, reference, reason: null, by, officer, at);
    }

    /// <summary>Hoàn lệ phí, all of it or a part. All of it given back, the fee is owed again, unless it is changed.</summary>
    /// <param name="reference">The number of the paper (cash) or of the transaction (online) by which it was given back.</param>
    /// <exception cref="RuleViolation">Nothing was taken, it is more than was taken, or reason or reference is missing.</exception>
    public void Refund(long amountVnd, PaymentMethod method, string reference, string reason, Officer officer, Instant now)
    {
        RequireReference(method, reference, PaymentKind.Refunded);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Hoàn lệ phí phải ghi lý do.");
        if (PaidVnd == 0) throw new RuleViolation("Chưa thu lệ phí nên không có gì để hoàn.");
        if (amountVnd <= 0) throw new RuleViolation("Số tiền hoàn phải lớn hơn 0.");
        if (amountVnd > PaidVnd) throw new RuleViolation($"Chỉ còn giữ {PaidVnd.Money()}; không thể hoàn {amountVnd.Money()}.");
        if (now < PaidAt) throw new RuleViolation("Không thể hoàn lệ phí trước khi thu.");
        PaidVnd -= amountVnd;
        if (PaidVnd == 0) (PaidAt, PaymentMethod) = (null, null);
        Record(PaymentKind.Refunded, DossierEventKind.PaymentRefunded, amountVnd, method, reference, reason, officer.FullName, officer, now);
    }

    /// <summary>Sửa mức lệ phí: an exemption or a correction, before it is paid.</summary>
    /// <exception cref="RuleViolation">It is paid already, the fee is the same, or the reason is missing.</exception>
    public void SetFee(long feeVnd, string reason, Officer officer, Instant now)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Sửa mức lệ phí phải ghi lý do.");
        if (feeVnd < 0) throw new RuleViolation("Lệ phí không thể nhỏ hơn 0.");
        if (PaidAt is { } paid) throw new RuleViolation($"Lệ phí đã thu lúc {paid.Text()}; hoàn lại trước khi sửa mức.");
        if (feeVnd == FeeVnd) throw new RuleViolation($"Mức lệ phí đang là {feeVnd.Money()}.");
        var before = FeeVnd is { } old ? old.Money() : "chưa ghi";
        FeeCorrections.Add(new FeeCorrection { At = now, OldFeeVnd = FeeVnd, NewFeeVnd = feeVnd });
        FeeVnd = feeVnd;
        Note(DossierEventKind.FeeChanged, officer.FullName, officer, now, $"{before} → {feeVnd.Money()}. Lý do: {reason}");
    }

    /// <summary>Ghi số biên lai that was not yet known when the fee was taken; once. Needs the payments.</summary>
    /// <exception cref="RuleViolation">Every payment has its number, or none is given.</exception>
    public void WriteReference(string reference, Officer officer, Instant now)
    {
        var payment = Payments.Find(p => p.Reference is null) ?? throw new RuleViolation("Mọi lần thu đều đã có số biên lai hoặc mã giao dịch.");
        RequireReference(payment.Method, reference);
        payment.Reference = reference;
        Note(DossierEventKind.ReferenceWritten, officer.FullName, officer, now, $"{payment.AmountVnd.Money()}, {payment.ReferenceText()}");
    }

    /// <summary>
    /// What blocks a hand-over for the sake of the fee: the agency's own rule, where it has one. No law was found that does (the fee is owed
    /// either way), so otherwise the clerk is only warned.
    /// </summary>
    /// <exception cref="RuleViolation">The fee is owed, and this agency hands nothing over before it is paid.</exception>
    public void RequirePaid(Agency agency)
    {
        if (agency.UnpaidBlocksHandOver && OwedVnd > 0) throw new RuleViolation($"Chưa thu lệ phí {OwedVnd.Money()}; theo quy định của cơ quan, thu trước khi trả kết quả.");
    }

    void Record(PaymentKind kind, DossierEventKind happened, long amountVnd, PaymentMethod method, string? reference, string? reason, string by, Officer? officer, Instant at)
    {
        var payment = new Payment { At = at, Kind = kind, AmountVnd = amountVnd, Method = method, Reference = reference, Reason = reason, ById = officer?.Id, By = by };
        Payments.Add(payment);
        Note(happened, by, officer, at, $"{amountVnd.Money()}, {method.Text().ToLower(VietnamTime.Culture)}, {payment.ReferenceText()}{(reason is null ? "" : $". Lý do: {reason}")}");
    }

    static void RequireReference(PaymentMethod method, string? reference, PaymentKind kind = PaymentKind.Paid)
    {
        if (string.IsNullOrWhiteSpace(reference)) throw new RuleViolation($"Phải ghi {method.Reference(kind)}.");
    }
}
