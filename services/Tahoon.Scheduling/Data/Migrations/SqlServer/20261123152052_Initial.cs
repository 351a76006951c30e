using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tahoon.Scheduling.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Inbox",
                columns: table => new
                {
                    Consumer = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    MessageId = table.Column<string>(type: "varchar(128)", unicode: false, maxLength: 128, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inbox", x => new { x.Consumer, x.MessageId });
                });

            migrationBuilder.CreateTable(
                name: "Schedules",
                columns: table => new
                {
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TimeZone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    Version = table.Column<int>(type: "int", nullable: false),
                    SlotMinutes = table.Column<int>(type: "int", nullable: false),
                    BufferBeforeMinutes = table.Column<int>(type: "int", nullable: false),
                    BufferAfterMinutes = table.Column<int>(type: "int", nullable: false),
                    NoticeMinutes = table.Column<int>(type: "int", nullable: false),
                    HorizonDays = table.Column<int>(type: "int", nullable: false),
                    MaxPerDay = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Schedules", x => x.ProviderId);
                    table.CheckConstraint("CK_Schedules_Buffers", "BufferBeforeMinutes BETWEEN 0 AND 120 AND BufferAfterMinutes BETWEEN 0 AND 120");
                    table.CheckConstraint("CK_Schedules_Horizon", "HorizonDays BETWEEN 1 AND 730");
                    table.CheckConstraint("CK_Schedules_MaxPerDay", "MaxPerDay BETWEEN 1 AND 288");
                    table.CheckConstraint("CK_Schedules_Notice", "NoticeMinutes BETWEEN 0 AND 43200");
                    table.CheckConstraint("CK_Schedules_Slot", "SlotMinutes BETWEEN 5 AND 480 AND SlotMinutes % 5 = 0");
                    table.CheckConstraint("CK_Schedules_TimeZone", "LEN(TimeZone) BETWEEN 1 AND 64");
                    table.CheckConstraint("CK_Schedules_Version", "Version >= 1");
                });

            migrationBuilder.CreateTable(
                name: "DateHours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Opens = table.Column<int>(type: "int", nullable: true),
                    Closes = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DateHours", x => x.Id);
                    table.CheckConstraint("CK_DateHours_Hours", "(Opens IS NULL AND Closes IS NULL) OR (Closes IS NOT NULL AND Opens BETWEEN 0 AND 1439 AND Opens % 5 = 0 AND Closes % 5 = 0 AND Closes > Opens AND Closes <= Opens + 1440)");
                    table.ForeignKey(
                        name: "FK_DateHours_Schedules_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Schedules",
                        principalColumn: "ProviderId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProviderLocks",
                columns: table => new
                {
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderLocks", x => x.ProviderId);
                    table.ForeignKey(
                        name: "FK_ProviderLocks_Schedules_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Schedules",
                        principalColumn: "ProviderId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SessionLengths",
                columns: table => new
                {
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionLengths", x => new { x.ProviderId, x.Minutes });
                    table.CheckConstraint("CK_SessionLengths_Minutes", "Minutes BETWEEN 5 AND 480 AND Minutes % 5 = 0");
                    table.ForeignKey(
                        name: "FK_SessionLengths_Schedules_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Schedules",
                        principalColumn: "ProviderId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TimeOff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeOff", x => x.Id);
                    table.CheckConstraint("CK_TimeOff_Span", "EndsAt > StartsAt");
                    table.ForeignKey(
                        name: "FK_TimeOff_Schedules_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Schedules",
                        principalColumn: "ProviderId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WeekHours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Day = table.Column<int>(type: "int", nullable: false),
                    Opens = table.Column<int>(type: "int", nullable: false),
                    Closes = table.Column<int>(type: "int", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeekHours", x => x.Id);
                    table.CheckConstraint("CK_WeekHours_Day", "Day BETWEEN 1 AND 7");
                    table.CheckConstraint("CK_WeekHours_Hours", "Opens BETWEEN 0 AND 1439 AND Opens % 5 = 0 AND Closes % 5 = 0 AND Closes > Opens AND Closes <= Opens + 1440");
                    table.CheckConstraint("CK_WeekHours_Valid", "ValidTo >= ValidFrom");
                    table.ForeignKey(
                        name: "FK_WeekHours_Schedules_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Schedules",
                        principalColumn: "ProviderId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Allocations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false, defaultValueSql: "SYSUTCDATETIME()"),
                    Owner = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StartsAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    EndsAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    FirstCell = table.Column<int>(type: "int", nullable: true),
                    EndCell = table.Column<int>(type: "int", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Allocations", x => x.Id);
                    table.CheckConstraint("CK_Allocations_Cells", "EndCell > FirstCell AND EndCell - FirstCell <= 288");
                    table.CheckConstraint("CK_Allocations_Hold", "State <> 1 OR ExpiresAt IS NOT NULL");
                    table.CheckConstraint("CK_Allocations_Known", "State = 4 OR (Owner IS NOT NULL AND ProviderId IS NOT NULL AND StartsAt IS NOT NULL AND EndsAt IS NOT NULL AND FirstCell IS NOT NULL AND EndCell IS NOT NULL)");
                    table.CheckConstraint("CK_Allocations_Span", "EndsAt > StartsAt");
                    table.CheckConstraint("CK_Allocations_State", "State BETWEEN 1 AND 4");
                    table.CheckConstraint("CK_Allocations_Version", "Version >= 1");
                    table.ForeignKey(
                        name: "FK_Allocations_ProviderLocks_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "ProviderLocks",
                        principalColumn: "ProviderId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Cells",
                columns: table => new
                {
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    AllocationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cells", x => new { x.ProviderId, x.Number });
                    table.CheckConstraint("CK_Cells_Number", "Number >= 0");
                    table.ForeignKey(
                        name: "FK_Cells_Allocations_AllocationId",
                        column: x => x.AllocationId,
                        principalTable: "Allocations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_Owner",
                table: "Allocations",
                column: "Owner",
                filter: "State <> 4");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_ProviderId_FirstCell",
                table: "Allocations",
                columns: new[] { "ProviderId", "FirstCell" },
                filter: "State <> 4");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_State_ChangedAt",
                table: "Allocations",
                columns: new[] { "State", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cells_AllocationId",
                table: "Cells",
                column: "AllocationId");

            migrationBuilder.CreateIndex(
                name: "IX_DateHours_ProviderId_Date_Opens",
                table: "DateHours",
                columns: new[] { "ProviderId", "Date", "Opens" },
                unique: true,
                filter: "[Opens] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_ReceivedAt",
                table: "Inbox",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Schedules_OrganisationId",
                table: "Schedules",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeOff_ProviderId_EndsAt",
                table: "TimeOff",
                columns: new[] { "ProviderId", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WeekHours_ProviderId",
                table: "WeekHours",
                column: "ProviderId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Cells");

            migrationBuilder.DropTable(
                name: "DateHours");

            migrationBuilder.DropTable(
                name: "Inbox");

            migrationBuilder.DropTable(
                name: "SessionLengths");

            migrationBuilder.DropTable(
                name: "TimeOff");

            migrationBuilder.DropTable(
                name: "WeekHours");

            migrationBuilder.DropTable(
                name: "Allocations");

            migrationBuilder.DropTable(
                name: "ProviderLocks");

            migrationBuilder.DropTable(
                name: "Schedules");
        }
    }
}
