using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tahoon.Scheduling.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddHolidays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HolidayLists",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolidayLists", x => x.OrganisationId);
                    table.CheckConstraint("CK_HolidayLists_Version", "Version >= 1");
                });

            migrationBuilder.CreateTable(
                name: "Holidays",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    EveryYear = table.Column<bool>(type: "bit", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holidays", x => new { x.OrganisationId, x.Date });
                    table.CheckConstraint("CK_Holidays_EveryYear", "EveryYear IN (0, 1)");
                    table.CheckConstraint("CK_Holidays_Title", "LEN(TRIM(Title)) >= 1");
                    table.ForeignKey(
                        name: "FK_Holidays_HolidayLists_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "HolidayLists",
                        principalColumn: "OrganisationId",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Holidays");

            migrationBuilder.DropTable(
                name: "HolidayLists");
        }
    }
}
