import './reports.scss';

/** What pages of other features share with the reports, and how those look. */
export { Explain } from './explain.js';
export { PeriodChoice } from './period-choice.js';
export { ReportError } from './report-error.js';
export { isDate } from './period.js';
