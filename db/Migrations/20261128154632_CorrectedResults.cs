using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class CorrectedResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_dossiers_ready",
                table: "dossiers");

            migrationBuilder.AddColumn<Instant>(
                name: "result_error_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_ready",
                table: "dossiers",
                columns: new[] { "agency_id", "completed_at", "id" },
                filter: "status = 'Completed' and result_error_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_wrong",
                table: "dossiers",
                columns: new[] { "agency_id", "completed_at", "id" },
                filter: "result_error_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_unissued",
                table: "apology_letters",
                columns: new[] { "agency_id", "signed_at" },
                filter: "signed_at is not null and sent_at is null and handed_over_at is null and withdrawn_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_dossiers_ready",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_wrong",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_apology_letters_unissued",
                table: "apology_letters");

            migrationBuilder.DropColumn(
                name: "result_error_at",
                table: "dossiers");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_ready",
                table: "dossiers",
                columns: new[] { "agency_id", "completed_at", "id" },
                filter: "completed_at is not null and handed_over_at is null");
        }
    }
}
