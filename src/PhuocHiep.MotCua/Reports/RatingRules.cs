namespace PhuocHiep.MotCua.Reports;

/// <summary>How far an officer did his task (TT 01/2018/TT-VPCP Đ15): of the five indicators 1, 2, 3, 4 and 7, ten points at most.</summary>
public enum OfficerGrade
{
    /// <summary>Dưới 3,5 điểm: dưới 70 % nhiệm vụ.</summary>
    Short,

    /// <summary>Từ 3,5 đến dưới 5 điểm: từ 70 % đến dưới 100 %.</summary>
    Partly,

    /// <summary>Từ 5 điểm: 100 %.</summary>
    Full,
}

/// <summary>How good a unit is (TT 01/2018/TT-VPCP Đ15): of all nine indicators, eighteen points at most.</summary>
public enum UnitGrade
{
    /// <summary>Dưới 6 điểm.</summary>
    Weak,

    /// <summary>Từ 6 đến dưới 9 điểm.</summary>
    Average,

    /// <summary>Từ 9 đến dưới 12 điểm.</summary>
    Fair,

    /// <summary>Từ 12 đến dưới 15 điểm.</summary>
    Good,

    /// <summary>Từ 15 điểm.</summary>
    Excellent,
}

/// <summary>The nine indicators in points and the cut points of the grades: TT 01/2018/TT-VPCP Đ13–15, and nothing else.</summary>
public static class RatingRules
{
    public const int MostPoints = 2;

    /// <summary>Chỉ số 1, 2. Days are compared, not hours: `before` is negative, `on the day` is 0.</summary>
    /// <param name="order">The day of the result against the day of the limit.</param>
    public static int Time(int order) => order < 0 ? 2 : order == 0 ? 1 : 0;

    /// <summary>Chỉ số 3: how often the applicant had to be in contact to complete the dossier, where it was not his own fault.</summary>
    public static int Contacts(int times) => times switch { 0 => 2, 1 => 1, _ => 0 };

    /// <summary>Chỉ số 4: with how many offices; one is the one-stop desk.</summary>
    public static int Agencies(int offices) => offices switch { 0 => 2, 1 => 1, _ => 0 };

    /// <summary>Chỉ số 5, of a commune: 100 % of its procedures received, appraised and approved at the desk; 100 % received and returned there; less.</summary>
    public static int Desk(bool allSettledThere, bool allReturnedThere) => allSettledThere && allReturnedThere ? 2 : allReturnedThere ? 1 : 0;

    /// <summary>Chỉ số 6.</summary>
    public static int Publicity(bool posted, bool online) => (posted ? 1 : 0) + (online ? 1 : 0);

    /// <summary>
    /// Chỉ số 9: from 20 % of the procedures online, from 30 % of the dossiers online and none of these overdue; from 15 % of the dossiers and
    /// none overdue; less. Fewer procedures with more dossiers is not named: it is read as one point, never as two.
    /// </summary>
    /// <param name="procedures">How many are online.</param>
    /// <param name="dossiers">How many came online.</param>
    public static int Online(long procedures, long allProcedures, long dossiers, long allDossiers, bool anyOverdue) =>
        anyOverdue || 100 * dossiers < 15 * allDossiers ? 0
        : 100 * dossiers >= 30 * allDossiers && 100 * procedures >= 20 * allProcedures ? 2
        : 1;

    /// <summary>Điểm chỉ số = tổng điểm : số hồ sơ, to one decimal (Đ15 k2), halves away from nought. Null: no dossier, so no figure.</summary>
    public static decimal? Mean(long points, long dossiers) => dossiers == 0 ? null : Math.Round((decimal)points / dossiers, 1, MidpointRounding.AwayFromZero);

    public static OfficerGrade OfficerGradeOf(decimal points) => points >= 5 ? OfficerGrade.Full : points >= 3.5m ? OfficerGrade.Partly : OfficerGrade.Short;

    public static UnitGrade UnitGradeOf(decimal points) =>
        points >= 15 ? UnitGrade.Excellent : points >= 12 ? UnitGrade.Good : points >= 9 ? UnitGrade.Fair : points >= 6 ? UnitGrade.Average : UnitGrade.Weak;

    public static string Text(this OfficerGrade grade) => grade switch
    {
        OfficerGrade.Full => "hoàn thành 100 % nhiệm vụ",
        OfficerGrade.Partly => "hoàn thành từ 70 % đến dưới 100 % nhiệm vụ",
        OfficerGrade.Short => "hoàn thành dưới 70 % nhiệm vụ",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, null),
    };

    public static string Text(this UnitGrade grade) => grade switch
    {
        UnitGrade.Excellent => "xuất sắc",
        UnitGrade.Good => "tốt",
        UnitGrade.Fair => "khá",
        UnitGrade.Average => "trung bình",
        UnitGrade.Weak => "yếu",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, null),
    };
}
