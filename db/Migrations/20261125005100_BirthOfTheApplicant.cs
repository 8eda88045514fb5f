using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class BirthOfTheApplicant : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<LocalDate>(
                name: "applicant_birth_on",
                table: "submissions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "applicant_birth_on",
                table: "dossiers",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "applicant_birth_on",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "applicant_birth_on",
                table: "dossiers");
        }
    }
}
