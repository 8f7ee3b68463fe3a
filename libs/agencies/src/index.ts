export {
  CLOSED_WEEK,
  type CalendarDefinition,
  type CalendarVersion,
  type NationalHolidays,
  type OpenInterval,
  type SpecialDay,
  type Weekday,
} from './domain/calendar-definition.js';
export { compileCalendar, type CompiledCalendar } from './domain/calendar.js';
export { addWorkingDays } from './domain/working-days.js';
export { nationalHolidays } from './national-holidays.js';
export { AgenciesModule } from './agencies.module.js';
export { Agencies, type Agency } from './agencies.js';
export { Calendars, calendarVersionRow, CITY_CALENDAR_KEY } from './calendars.js';
