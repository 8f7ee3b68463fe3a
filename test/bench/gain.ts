import { SURVEYED, UNSURE } from '../judge/planted-city.js';
import { HELD, judgeGain, WIDEST, type Judged, type Measure } from '../judge/planted-gain.js';
import { markdown } from './table.js';

const NAMES: Readonly<Record<Measure, string>> = {
  positions: 'headline, by positions',
  workloadGain: 'gain by workload',
  workloadFte: 'workload, FTE',
};
const HEAD = [
  'planted',
  'gain',
  'held of 1,000',
  'low / high',
  'mean width',
  'oracle',
  '÷ oracle',
  'median error',
  'as promised',
];

/** How often a stated interval holds the gain that was planted, and how wide it is beside that of who knows the model. */
export function measurePlantedGains(runs: number, say: (text: string) => void): void {
  const { agents, days, agencies, correlation } = SURVEYED;
  say('');
  say(
    `Planted gains, ${runs} runs each: ${agencies} agencies surveyed with ρ ${correlation}, ${agents} agents, ${days} days`,
  );
  say('');
  markdown([HEAD, ...judgeGain(SURVEYED, runs).map(row)], say);
  say('');
  say(
    `Beside what is promised: ${UNSURE.agencies} agencies whose answers are more than twice as unsure and correlate by ${UNSURE.correlation} only (${runs / 5} runs each)`,
  );
  say('');
  markdown([HEAD, ...judgeGain(UNSURE, runs / 5, { measures: ['positions'] }).map(row)], say);
}

function row({ measure, truth, runs, held, below, above, width, oracle, bias }: Judged): string[] {
  const [show, unit] = measure === 'workloadFte' ? [(value: number) => value.toFixed(2), ''] : [percent, ' %'];
  const heldOf1000 = Math.round((1000 * held) / runs);
  const kept = heldOf1000 >= HELD.least && heldOf1000 <= HELD.most && width / oracle <= WIDEST;
  return [
    NAMES[measure],
    `${percent(truth)} %`,
    String(heldOf1000),
    `${below} / ${above}`,
    show(width) + unit,
    show(oracle) + unit,
    (width / oracle).toFixed(2),
    show(bias) + unit,
    kept ? 'yes' : 'no',
  ];
}

const percent = (share: number): string => (100 * share).toFixed(1);
