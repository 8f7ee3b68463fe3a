import type { FlowReport } from '@desk/contracts';
import { figureOr, type Section } from '../domain/report-document.js';
import type { Voice } from './report-source.js';

const FIGURES = [
  'filed',
  'resolved',
  'firstLine',
  'firstContact',
  'median',
  'reopened',
  'crossings',
  'cancelled',
] as const;

/** What came in and how it went, as it stands on two pages: under which heading, and whether a filter does not reach it. */
export function flowFigures({ words }: Voice, flow: FlowReport, heading: string, isNarrowed: boolean): Section {
  const { reports, own } = words;
  const { flow: names, flowDefinition: definition } = reports;
  const isEmpty = flow.filed + flow.resolved + flow.reopened + flow.crossings + flow.cancelled === 0;
  const minutes = flow.medianSecondsToResolve === null ? null : Math.round(flow.medianSecondsToResolve / 60);
  return {
    key: 'saksflyt',
    heading,
    note: [...(isNarrowed ? [names.ignores] : []), ...FIGURES.map((name) => `${names[name]}: ${definition[name]}`)],
    empty: names.none,
    table: {
      columns: [
        { key: 'figure', label: own.figure, kind: 'text' },
        { key: 'value', label: own.value, kind: 'figure' },
      ],
      rows: isEmpty
        ? []
        : [
            [names.filed, { value: flow.filed, kind: 'integer' }],
            [names.resolved, { value: flow.resolved, kind: 'integer' }],
            [names.firstLine, figureOr(flow.firstLineResolution, 'percent', own.notCounted)],
            [names.firstContact, figureOr(flow.firstContactResolution, 'percent', own.notCounted)],
            [names.median, figureOr(minutes, 'minutes', own.notCounted)],
            [names.reopened, { value: flow.reopened, kind: 'integer' }],
            [names.resolvedAgain, figureOr(flow.reopenedShare, 'percent', own.notCounted)],
            [names.crossings, { value: flow.crossings, kind: 'integer' }],
            [names.cancelled, { value: flow.cancelled, kind: 'integer' }],
          ],
    },
  };
}
