/** Reports as files and by mail. */
export { ExportsModule } from './exports.module.js';
export { ReportPost } from './mail/report-post.js';
