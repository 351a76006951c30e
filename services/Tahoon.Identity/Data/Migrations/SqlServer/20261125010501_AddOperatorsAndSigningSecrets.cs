using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tahoon.Identity.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddOperatorsAndSigningSecrets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AllowedOrigins",
                table: "Applications",
                type: "varchar(2000)",
                unicode: false,
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ValidSecrets",
                table: "Applications",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Operators",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    KeyHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Operators", x => x.Id);
                    table.CheckConstraint("CK_Operators_KeyHash", "DATALENGTH(\"KeyHash\") = 32");
                    table.CheckConstraint("CK_Operators_Name", "LEN(\"Name\") BETWEEN 1 AND 64");
                });

            migrationBuilder.CreateTable(
                name: "SigningSecrets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Slot = table.Column<int>(type: "int", nullable: false),
                    ProtectedText = table.Column<string>(type: "varchar(2000)", unicode: false, maxLength: 2000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningSecrets", x => x.Id);
                    table.CheckConstraint("CK_SigningSecrets_ProtectedText", "LEN(\"ProtectedText\") BETWEEN 1 AND 2000");
                    table.CheckConstraint("CK_SigningSecrets_Slot", "\"Slot\" BETWEEN 1 AND 2");
                    table.ForeignKey(
                        name: "FK_SigningSecrets_Applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Operators_KeyHash",
                table: "Operators",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Operators_Name",
                table: "Operators",
                column: "Name",
                unique: true,
                filter: "\"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SigningSecrets_ApplicationId_Slot",
                table: "SigningSecrets",
                columns: new[] { "ApplicationId", "Slot" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL");

            // by EXEC, as a script is compiled before the tables are changed
            // each application's one secret becomes its first; the column keeps it until a later release takes the column away
            migrationBuilder.Sql("""
                EXEC(N'INSERT INTO "SigningSecrets" ("Id", "ApplicationId", "Slot", "ProtectedText", "CreatedAt") SELECT "Id", "Id", 1, "ProtectedSigningSecret", "CreatedAt" FROM "Applications" WHERE "ProtectedSigningSecret" IS NOT NULL');
                """);

            // who has one is able to sign; before the rules, which on SQLite make the table anew
            migrationBuilder.Sql("""
                EXEC(N'UPDATE "Applications" SET "ValidSecrets" = 1 WHERE "ProtectedSigningSecret" IS NOT NULL');
                """);

            migrationBuilder.DropCheckConstraint(
                name: "CK_Applications_Signature",
                table: "Applications");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Applications_AllowedOrigins",
                table: "Applications",
                sql: "LEN(\"AllowedOrigins\") BETWEEN 0 AND 2000");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Applications_ValidSecrets",
                table: "Applications",
                sql: "\"ValidSecrets\" BETWEEN 0 AND 2 AND (\"RequireSignature\" = 0 OR \"ValidSecrets\" > 0)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // the column holds one secret: one that is valid goes back to it
            migrationBuilder.Sql("""
                EXEC(N'UPDATE "Applications" SET "ProtectedSigningSecret" = (SELECT MIN("ProtectedText") FROM "SigningSecrets" WHERE "ApplicationId" = "Applications"."Id" AND "RevokedAt" IS NULL)');
                """);

            migrationBuilder.DropTable(
                name: "Operators");

            migrationBuilder.DropTable(
                name: "SigningSecrets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Applications_AllowedOrigins",
                table: "Applications");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Applications_ValidSecrets",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "AllowedOrigins",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "ValidSecrets",
                table: "Applications");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Applications_Signature",
                table: "Applications",
                sql: "\"RequireSignature\" = 0 OR \"ProtectedSigningSecret\" IS NOT NULL");
        }
    }
}
