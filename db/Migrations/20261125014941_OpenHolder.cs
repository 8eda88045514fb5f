using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class OpenHolder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_dossiers_holder_id",
                table: "dossiers");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_holder_id",
                table: "dossiers",
                column: "holder_id",
                filter: "completed_at is null and dropped_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_dossiers_holder_id",
                table: "dossiers");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_holder_id",
                table: "dossiers",
                column: "holder_id");
        }
    }
}
