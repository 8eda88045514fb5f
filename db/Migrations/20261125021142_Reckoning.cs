using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class Reckoning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reckoning",
                table: "dossier_events",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "reckoning",
                table: "dossier_events");
        }
    }
}
