/** What pages of reports mount of files and mails: this is its front door. */
export { ReportMenu } from './report-menu.js';
