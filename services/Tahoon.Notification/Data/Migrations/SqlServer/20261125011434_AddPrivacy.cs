using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tahoon.Notification.Data.Migrations.SqlServer
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
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Token",
                table: "Devices",
                type: "varchar(1024)",
                unicode: false,
                maxLength: 1024,
                nullable: false,
                collation: "Latin1_General_100_BIN2_UTF8",
                oldClrType: typeof(string),
                oldType: "varchar(512)",
                oldUnicode: false,
                oldMaxLength: 512,
                oldCollation: "Latin1_General_100_BIN2_UTF8");

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
                sql: "LEN(\"Token\") BETWEEN 1 AND 1024");
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

            migrationBuilder.AlterColumn<string>(
                name: "Token",
                table: "Devices",
                type: "varchar(512)",
                unicode: false,
                maxLength: 512,
                nullable: false,
                collation: "Latin1_General_100_BIN2_UTF8",
                oldClrType: typeof(string),
                oldType: "varchar(1024)",
                oldUnicode: false,
                oldMaxLength: 1024,
                oldCollation: "Latin1_General_100_BIN2_UTF8");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_UserId_Token",
                table: "Devices",
                columns: new[] { "UserId", "Token" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Devices_Token",
                table: "Devices",
                sql: "LEN(\"Token\") BETWEEN 1 AND 512");
        }
    }
}
