import { CurrentActor, type Actor } from '@desk/access';
import type { CalendarDayView, CalendarView, Page } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AddCalendarVersion } from './commands/add-calendar-version.js';
import { CreateCalendar } from './commands/create-calendar.js';
import { CalendarVersionDto, CreateCalendarDto, MonthDto } from './dto/calendar.dto.js';
import { ListCalendarDays } from './queries/list-calendar-days.js';
import { ListCalendars } from './queries/list-calendars.js';
import { PreviewCalendar } from './queries/preview-calendar.js';

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: ListCalendars,
    private readonly days: ListCalendarDays,
    private readonly previews: PreviewCalendar,
    private readonly creating: CreateCalendar,
    private readonly adding: AddCalendarVersion,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<Page<CalendarView>> {
    return this.calendars.run(actor);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: CreateCalendarDto): Promise<CalendarView> {
    return this.creating.run(actor, body);
  }

  @Post('preview')
  @HttpCode(200)
  preview(@CurrentActor() actor: Actor, @Body() body: CalendarVersionDto): Page<CalendarDayView> {
    return this.previews.run(actor, body);
  }

  @Post(':key/versions')
  addVersion(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Body() body: CalendarVersionDto,
  ): Promise<CalendarView> {
    return this.adding.run(actor, key, body);
  }

  @Get(':key/days')
  month(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Query() { month }: MonthDto,
  ): Promise<Page<CalendarDayView>> {
    return this.days.run(actor, key, month);
  }
}
