using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Forecasts;

namespace PhuocHiep.MotCua;

// What past days had taken, and what was said of weeks to come.
public sealed partial class MotCuaDb
{
    public DbSet<SpentDay> SpentDays => Set<SpentDay>();

    public DbSet<StaleSpentDay> StaleSpentDays => Set<StaleSpentDay>();

    public DbSet<YearBehind> YearsBehind => Set<YearBehind>();

    public DbSet<KeptForecast> KeptForecasts => Set<KeptForecast>();

    public DbSet<ForecastWeek> ForecastWeeks => Set<ForecastWeek>();

    static void MapForecasts(ModelBuilder model)
    {
        model.Entity<SpentDay>(day =>
        {
            day.HasKey(d => new { d.AgencyId, d.On });
            day.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
            day.Property(d => d.Times).HasColumnType("jsonb").HasConversion(times => Json(times), json => Times(json));
            // [dossiers, then minutes: counter, officer, citizen, upper level, posting].
            day.Property(d => d.Held).HasColumnType("jsonb").HasConversion(
                held => JsonSerializer.Serialize(held.ToDictionary(h => h.Key, h => new[] { h.Value.Dossiers, h.Value.Counter, h.Value.Officer, h.Value.Citizen, h.Value.UpperLevel, h.Value.Posting }), JsonSerializerOptions.Default),
                json => JsonSerializer.Deserialize<Dictionary<int, long[]>>(json, JsonSerializerOptions.Default)!.ToDictionary(h => h.Key, h => new HeldTime(h.Value[0], h.Value[1], h.Value[2], h.Value[3], h.Value[4], h.Value[5])));
            day.Property(d => d.Finished).HasColumnType("jsonb").HasConversion(finished => Json(finished), json => Finished(json));
        });
        model.Entity<StaleSpentDay>().ToTable("stale_spent_days");
        model.Entity<YearBehind>(year =>
        {
            year.ToTable("years_behind").HasKey(y => y.AgencyId);
            year.HasOne<Agency>().WithMany().HasForeignKey(y => y.AgencyId).OnDelete(DeleteBehavior.Restrict);
            year.Property(y => y.Times).HasColumnType("jsonb").HasConversion(times => Json(times), json => Times(json));
            // [finished, in the busier half].
            year.Property(y => y.Paces).HasColumnType("jsonb").HasConversion(
                paces => JsonSerializer.Serialize(paces.ToDictionary(p => p.Key, p => new[] { p.Value.Finished, p.Value.InBusierHalf }), JsonSerializerOptions.Default),
                json => JsonSerializer.Deserialize<Dictionary<int, int[]>>(json, JsonSerializerOptions.Default)!.ToDictionary(p => p.Key, p => new Pace(p.Value[0], p.Value[1])));
        });
        model.Entity<KeptForecast>(forecast =>
        {
            forecast.ToTable("kept_forecasts");
            forecast.HasOne<Agency>().WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Restrict);
            forecast.HasOne<Dossier>().WithMany().HasForeignKey(f => f.DossierId).OnDelete(DeleteBehavior.Restrict);
            forecast.HasIndex(f => new { f.AgencyId, f.On, f.DossierId }).IsUnique();
        });
        model.Entity<ForecastWeek>(week =>
        {
            week.ToTable("forecast_weeks").HasKey(w => new { w.AgencyId, w.On });
            week.HasOne<Agency>().WithMany().HasForeignKey(w => w.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    // Years of rows are read at once: [days, left, count], and 1 where the desk was crowded.
    static string Json(IReadOnlyDictionary<int, IReadOnlyList<Took>> times) =>
        JsonSerializer.Serialize(times.ToDictionary(t => t.Key, t => t.Value.Select(took => took.IsCrowded ? new[] { took.Days, took.Left, took.Count, 1 } : [took.Days, took.Left, took.Count])), JsonSerializerOptions.Default);

    static Dictionary<int, IReadOnlyList<Took>> Times(string json) =>
        JsonSerializer.Deserialize<Dictionary<int, int[][]>>(json, JsonSerializerOptions.Default)!.ToDictionary(t => t.Key, t => (IReadOnlyList<Took>)[.. t.Value.Select(took => new Took(took[0], took[1], took[2], took.Length > 3))]);

    static string Json(IReadOnlyDictionary<int, int> counts) => JsonSerializer.Serialize(counts, JsonSerializerOptions.Default);

    static Dictionary<int, int> Finished(string json) => JsonSerializer.Deserialize<Dictionary<int, int>>(json, JsonSerializerOptions.Default)!;
}
