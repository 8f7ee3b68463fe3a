export {
  CLOSED_WEEK,
  type CalendarDefinition,
  type CalendarVersion,
  type NationalHoliday,
  type NationalHolidays,
  type OpenInterval,
  type SpecialDay,
} from './domain/calendar-definition.js';
export {
  addWorkingTime,
  compileCalendar,
  isOpen,
  nextClosing,
  nextOpening,
  subtractWorkingTime,
  workingTimeBetween,
  type CompiledCalendar,
} from './domain/calendar.js';
export { weekFaults } from './domain/calendar-faults.js';
export { WeekDto } from './dto/calendar.dto.js';
export type { CalendarStretch } from './domain/calendar-stretches.js';
export { addWorkingDays, endOfWorkingDay, subtractWorkingDays } from './domain/working-days.js';
export { nationalHolidays } from './national-holidays.js';
export { AgenciesModule } from './agencies.module.js';
export { Agencies, type Agency } from './agencies.js';
export { CalendarNews } from './calendar-news.js';
export { Calendars, CITY_CALENDAR_KEY } from './calendars.js';
export { calendarVersionRow } from './calendar-version.row.js';
