using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class WhatWasGivenBackIsFound : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_payments_given_back",
                table: "payments",
                columns: new[] { "at", "dossier_id" },
                filter: "kind = 'Refunded'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_given_back",
                table: "payments");
        }
    }
}
