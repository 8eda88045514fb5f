using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class SmallLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_signed_at",
                table: "apology_letters",
                columns: new[] { "agency_id", "signed_at" },
                filter: "follow_kind = 'SecondAppointment'");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_signed_at1",
                table: "apology_letters",
                columns: new[] { "agency_id", "signed_at" },
                filter: "signed_at is not null and published_at is null and withdrawn_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_apology_letters_agency_id_signed_at",
                table: "apology_letters");

            migrationBuilder.DropIndex(
                name: "ix_apology_letters_agency_id_signed_at1",
                table: "apology_letters");
        }
    }
}
