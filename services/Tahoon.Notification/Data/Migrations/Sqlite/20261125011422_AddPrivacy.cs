using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tahoon.Notification.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPrivacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // a device of several users: the last one keeps it
            migrationBuilder.Sql("""
                DELETE FROM Devices WHERE EXISTS (
                    SELECT 1 FROM Devices AS Other WHERE Other.Token = Devices.Token
                    AND (Other.RegisteredAt > Devices.RegisteredAt OR (Other.RegisteredAt = Devices.RegisteredAt AND Other.Id > Devices.Id)));
                """);

            migrationBuilder.DropIndex(
                name: "IX_Devices_UserId_Token",
                table: "Devices");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Devices_Token",
                table: "Devices");

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "Recipients",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Recipients_Erased",
                table: "Recipients",
                sql: "\"ErasedAt\" IS NULL OR (\"Version\" = 2147483647 AND \"Language\" = 'en' AND \"TimeZone\" = 'UTC')");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_Token",
                table: "Devices",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Devices_UserId",
                table: "Devices",
                column: "UserId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Devices_Token",
                table: "Devices",
                sql: "LENGTH(\"Token\") BETWEEN 1 AND 1024");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Recipients_Erased",
                table: "Recipients");

            migrationBuilder.DropIndex(
                name: "IX_Devices_Token",
                table: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_Devices_UserId",
                table: "Devices");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Devices_Token",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Recipients");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_UserId_Token",
                table: "Devices",
                columns: new[] { "UserId", "Token" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Devices_Token",
                table: "Devices",
                sql: "LENGTH(\"Token\") BETWEEN 1 AND 512");
        }
    }
}
