import './reports.scss';

/** What pages of other features share with the reports, and how those look. */
export { Explain } from './explain.js';
export { ReportError } from './report-error.js';
