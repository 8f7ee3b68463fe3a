/** What pages of reports mount of files and mails: this is its front door. */
export { monthDays, yearDays } from './days.js';
export { ReportMenu } from './report-menu.js';
