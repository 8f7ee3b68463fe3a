export {
  CLOSED_WEEK,
  type CalendarDefinition,
  type CalendarVersion,
  type NationalHolidays,
  type OpenInterval,
  type SpecialDay,
  type Weekday,
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
export { addWorkingDays, endOfWorkingDay, subtractWorkingDays } from './domain/working-days.js';
export { nationalHolidays } from './national-holidays.js';
export { AgenciesModule } from './agencies.module.js';
export { Agencies, type Agency } from './agencies.js';
export { Calendars, calendarVersionRow, CITY_CALENDAR_KEY } from './calendars.js';
