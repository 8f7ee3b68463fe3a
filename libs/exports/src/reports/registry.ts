import type { ReportKey } from '@desk/contracts';
import type { Type } from '@nestjs/common';
import { BenefitPlanReportSource } from './benefit-plan.report.js';
import { ComparisonReportSource } from './comparison.report.js';
import { FlowReportSource } from './flow.report.js';
import { GainReportSource } from './gain.report.js';
import { HandOffsReportSource } from './hand-offs.report.js';
import { HandlingReportSource } from './handling.report.js';
import type { ReportSource } from './report-source.js';
import { ResultsReportSource } from './results.report.js';
import { ShowbackReportSource } from './showback.report.js';
import { SlaTicketsReportSource } from './sla-tickets.report.js';
import { SlaReportSource } from './sla.report.js';
import { StaffingPlanReportSource } from './staffing-plan.report.js';

/** Every report that leaves. A new one is a file beside these, a line here, and its key in the contracts. */
export const REPORT_SOURCES: Readonly<Record<ReportKey, Type<ReportSource>>> = {
  sla: SlaReportSource,
  'sla-tickets': SlaTicketsReportSource,
  'hand-offs': HandOffsReportSource,
  handling: HandlingReportSource,
  flow: FlowReportSource,
  comparison: ComparisonReportSource,
  gain: GainReportSource,
  'benefit-plan': BenefitPlanReportSource,
  'staffing-plan': StaffingPlanReportSource,
  showback: ShowbackReportSource,
  results: ResultsReportSource,
};
