import { CurrentActor, type Actor } from '@desk/access';
import type { ReportScheduleList, ReportScheduleView } from '@desk/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangeReportScheduleDto, SaveReportScheduleDto } from './dto/report-schedule.dto.js';
import { ChangeSchedule } from './schedules/change-schedule.js';
import { CreateSchedule } from './schedules/create-schedule.js';
import { DropSchedule } from './schedules/drop-schedule.js';
import { LeaveSchedule } from './schedules/leave-schedule.js';
import { ListSchedules } from './schedules/list-schedules.js';
import { SendNow } from './schedules/send-now.js';

/** Reports that come by mail. */
@ApiTags('reports')
@Controller('report-schedules')
export class SchedulesController {
  constructor(
    private readonly schedules: ListSchedules,
    private readonly creating: CreateSchedule,
    private readonly changing: ChangeSchedule,
    private readonly dropping: DropSchedule,
    private readonly sending: SendNow,
    private readonly leaving: LeaveSchedule,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<ReportScheduleList> {
    return this.schedules.run(actor);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: SaveReportScheduleDto): Promise<ReportScheduleView> {
    return this.creating.run(actor, body);
  }

  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangeReportScheduleDto,
  ): Promise<ReportScheduleView> {
    return this.changing.run(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  drop(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.dropping.run(actor, id);
  }

  @Post(':id/send')
  @HttpCode(200)
  send(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ReportScheduleView> {
    return this.sending.run(actor, id);
  }

  @Post(':id/leave')
  @HttpCode(204)
  leave(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.leaving.run(actor, id);
  }
}
