using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tahoon.Scheduling.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddHolds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ApplicationId",
                table: "Allocations",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HoldId",
                table: "Allocations",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "UserId",
                table: "Allocations",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HolderLocks",
                columns: table => new
                {
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false, defaultValueSql: "SYSUTCDATETIME()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolderLocks", x => x.HolderId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_ApplicationId",
                table: "Allocations",
                column: "ApplicationId",
                filter: "State = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_HoldId",
                table: "Allocations",
                column: "HoldId",
                unique: true,
                filter: "HoldId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_UserId",
                table: "Allocations",
                column: "UserId",
                filter: "State = 1");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Allocations_Holder",
                table: "Allocations",
                sql: "State <> 1 OR (ApplicationId IS NOT NULL AND UserId IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HolderLocks");

            migrationBuilder.DropIndex(
                name: "IX_Allocations_ApplicationId",
                table: "Allocations");

            migrationBuilder.DropIndex(
                name: "IX_Allocations_HoldId",
                table: "Allocations");

            migrationBuilder.DropIndex(
                name: "IX_Allocations_UserId",
                table: "Allocations");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Allocations_Holder",
                table: "Allocations");

            migrationBuilder.DropColumn(
                name: "ApplicationId",
                table: "Allocations");

            migrationBuilder.DropColumn(
                name: "HoldId",
                table: "Allocations");

            migrationBuilder.DropColumn(
                name: "UserId",
                table: "Allocations");
        }
    }
}
