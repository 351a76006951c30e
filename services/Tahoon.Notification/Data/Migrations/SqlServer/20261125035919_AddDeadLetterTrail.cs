using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;

#nullable disable

namespace Tahoon.Notification.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddDeadLetterTrail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DeadLetterTrail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Operator = table.Column<string>(type: "varchar(128)", unicode: false, maxLength: 128, nullable: false),
                    Action = table.Column<int>(type: "int", nullable: false),
                    LetterId = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    MessageId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true),
                    TraceId = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadLetterTrail", x => x.Id);
                    table.CheckConstraint("CK_DeadLetterTrail_Action", "\"Action\" BETWEEN 1 AND 2");
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeadLetterTrail_At",
                table: "DeadLetterTrail",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_DeadLetterTrail_LetterId",
                table: "DeadLetterTrail",
                column: "LetterId");

            migrationBuilder.MakeAppendOnly("DeadLetterTrail", RetentionPeriods.ShortestAccessTrailDays);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeadLetterTrail");
        }
    }
}
