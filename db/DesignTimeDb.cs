using Microsoft.EntityFrameworkCore.Design;

namespace PhuocHiep.MotCua.Db;

/// <summary>For `dotnet ef migrations add`: the model alone, no site, no jobs, no connection made.</summary>
public sealed class DesignTimeDb : IDesignTimeDbContextFactory<MotCuaDb>
{
    public MotCuaDb CreateDbContext(string[] args) =>
        new(Archive.Options(Environment.GetEnvironmentVariable("MOTCUA_DATABASE") ?? "Host=/nowhere;Database=motcua"));
}
