using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Payments;

/// <summary>What the office calls them, on screen and on paper.</summary>
public static class PaymentWords
{
    public static string Text(this PaymentKind kind) => kind switch
    {
        PaymentKind.Paid => "Thu",
        PaymentKind.Refunded => "Hoàn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What the reference of such a payment is: the number of a receipt, of a payment voucher, of a transaction.</summary>
    public static string Reference(this PaymentMethod method, PaymentKind kind = PaymentKind.Paid) => (method, kind) switch
    {
        (PaymentMethod.Cash, PaymentKind.Paid) => "số biên lai",
        (PaymentMethod.Cash, PaymentKind.Refunded) => "số phiếu chi",
        (PaymentMethod.Online, _) => "mã giao dịch",
        _ => throw new ArgumentOutOfRangeException(nameof(method), (method, kind), null),
    };

    /// <summary>`số biên lai 0001234`, or that it is not written down yet.</summary>
    public static string ReferenceText(this Payment payment) =>
        payment.Reference is { } reference ? $"{payment.Method.Reference(payment.Kind)} {reference}" : $"chưa ghi {payment.Method.Reference(payment.Kind)}";
}
