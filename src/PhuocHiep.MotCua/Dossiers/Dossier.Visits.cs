namespace PhuocHiep.MotCua.Dossiers;

// How often somebody had to come for it.
public sealed partial class Dossier
{
    /// <summary>Nobody is made to travel more often for one matter (NĐ 63/2010 Đ20 k4).</summary>
    public const int MostVisits = 2;

    /// <summary>How often the applicant, or who came for him, stood at the counter. Needs the events.</summary>
    public int Visits => Events.Count(e => e.InPerson);
}
