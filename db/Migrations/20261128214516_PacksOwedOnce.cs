using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class PacksOwedOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_inspection_packs_unmade",
                table: "inspection_packs");

            migrationBuilder.AddColumn<Instant>(
                name: "advanced_at",
                table: "inspection_packs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "dropped_at",
                table: "inspection_packs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "dropped_by",
                table: "inspection_packs",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            // Of orders of the same days that were never carried out the newest stays; that the others were asked for stays written.
            migrationBuilder.Sql("""
                update inspection_packs p set dropped_at = now(), dropped_by = 'Nâng cấp chương trình'
                    where p.finished_at is null and exists (select from inspection_packs n where n.finished_at is null and n.agency_id = p.agency_id and n."from" = p."from" and n."to" = p."to" and n.id > p.id);
                """);

            migrationBuilder.CreateIndex(
                name: "ux_inspection_packs_owed",
                table: "inspection_packs",
                columns: new[] { "agency_id", "from", "to" },
                unique: true,
                filter: "finished_at is null and dropped_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_inspection_packs_owed",
                table: "inspection_packs");

            migrationBuilder.DropColumn(
                name: "advanced_at",
                table: "inspection_packs");

            migrationBuilder.DropColumn(
                name: "dropped_at",
                table: "inspection_packs");

            migrationBuilder.DropColumn(
                name: "dropped_by",
                table: "inspection_packs");

            migrationBuilder.CreateIndex(
                name: "ix_inspection_packs_unmade",
                table: "inspection_packs",
                column: "id",
                filter: "finished_at is null and failed_at is null");
        }
    }
}
