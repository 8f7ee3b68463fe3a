import type { ReportKey } from '@desk/contracts';
import type { Type } from '@nestjs/common';
import { GainReportSource } from './gain.report.js';
import { HandOffsReportSource } from './hand-offs.report.js';
import { HandlingReportSource } from './handling.report.js';
import type { ReportSource } from './report-source.js';
import { SlaTicketsReportSource } from './sla-tickets.report.js';
import { SlaReportSource } from './sla.report.js';

/** Every report that leaves. A new one is a file beside these, a line here, and its key in the contracts. */
export const REPORT_SOURCES: Readonly<Record<ReportKey, Type<ReportSource>>> = {
  sla: SlaReportSource,
  'sla-tickets': SlaTicketsReportSource,
  'hand-offs': HandOffsReportSource,
  handling: HandlingReportSource,
  gain: GainReportSource,
};
