using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tahoon.Scheduling.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DateHoursThatAreClosed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DateHours_ProviderId_Date_Opens",
                table: "DateHours");

            migrationBuilder.CreateIndex(
                name: "IX_DateHours_ProviderId",
                table: "DateHours",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_DateHours_ProviderId_Date_Opens",
                table: "DateHours",
                columns: new[] { "ProviderId", "Date", "Opens" },
                unique: true,
                filter: "Opens IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DateHours_ProviderId",
                table: "DateHours");

            migrationBuilder.DropIndex(
                name: "IX_DateHours_ProviderId_Date_Opens",
                table: "DateHours");

            migrationBuilder.CreateIndex(
                name: "IX_DateHours_ProviderId_Date_Opens",
                table: "DateHours",
                columns: new[] { "ProviderId", "Date", "Opens" },
                unique: true);
        }
    }
}
