import { AgenciesModule } from '@desk/agencies';
import { BenefitsModule } from '@desk/benefits';
import { MetricsModule } from '@desk/metrics';
import { NoticesModule } from '@desk/notices';
import { SlaModule } from '@desk/sla';
import { Module } from '@nestjs/common';
import { ExportReport } from './export-report.js';
import { ExportsController } from './exports.controller.js';
import { Drawing } from './files/drawing.js';
import { ReportFiles } from './files/report-files.js';
import { ReportPost } from './mail/report-post.js';
import { REPORT_SOURCES } from './reports/registry.js';
import { Reports } from './reports/reports.js';
import { ChangeSchedule } from './schedules/change-schedule.js';
import { CreateSchedule } from './schedules/create-schedule.js';
import { DropSchedule } from './schedules/drop-schedule.js';
import { LeaveSchedule } from './schedules/leave-schedule.js';
import { ListSchedules } from './schedules/list-schedules.js';
import { Recipients } from './schedules/recipients.js';
import { SendNow } from './schedules/send-now.js';
import { Timetable } from './schedules/timetable.js';
import { SchedulesController } from './schedules.controller.js';

/** Reports as files and by mail. */
@Module({
  imports: [AgenciesModule, SlaModule, MetricsModule, BenefitsModule, NoticesModule],
  controllers: [ExportsController, SchedulesController],
  providers: [
    ...Object.values(REPORT_SOURCES),
    Reports,
    ReportFiles,
    Drawing,
    ExportReport,
    ListSchedules,
    CreateSchedule,
    ChangeSchedule,
    DropSchedule,
    LeaveSchedule,
    SendNow,
    Recipients,
    Timetable,
    ReportPost,
  ],
})
export class ExportsModule {}
