import type { ClockStretch } from '@desk/contracts';
import type { ShownStretch } from './day-rows.js';

/** What a stretch looks like. */
export type Look = ClockStretch['reason'] | 'late' | 'expected';

export const LOOKS = [
  'counted',
  'late',
  'expected',
  'waiting',
  'resolved',
  'not_promised',
  'holiday',
  'special_day',
  'outside_hours',
] as const satisfies readonly Look[];

export function lookOf({ reason, expected, late }: Pick<ShownStretch, 'reason' | 'expected' | 'late'>): Look {
  if (late) return 'late';
  return expected && reason === 'counted' ? 'expected' : reason;
}

/** Hatchings that tell the kinds of time apart without colour; `id` is the beginning of their names. */
export function Patterns({ id }: { readonly id: string }) {
  return (
    <svg className="explained__patterns" width="0" height="0">
      <defs>
        <pattern id={`${id}-late`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="8" height="8" className="look__late" />
          <line y2="8" className="look__light" />
        </pattern>
        <pattern id={`${id}-waiting`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" className="look__waiting" />
          <line y2="8" className="look__line" />
        </pattern>
        <pattern id={`${id}-resolved`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className="look__resolved" />
          <line x1="6" className="look__line" />
        </pattern>
        <pattern
          id={`${id}-not_promised`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="8" height="8" className="look__none" />
          <path d="M0 0V8M0 0H8" className="look__line" />
        </pattern>
        <pattern id={`${id}-closed`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" className="look__closed" />
          <circle cx="2" cy="2" r="1.25" className="look__dot" />
          <circle cx="6" cy="6" r="1.25" className="look__dot" />
        </pattern>
      </defs>
    </svg>
  );
}

interface BlockProps {
  readonly look: Look;
  readonly patterns: string;
  readonly x: string | number;
  readonly y: number;
  readonly width: string | number;
  readonly height: number;
}

/** A stretch as it is drawn, in the picture and in its key. */
export function Block({ look, patterns, x, y, width, height }: BlockProps) {
  // Ordinary closed time is the ground on which the rest lies.
  if (look === 'outside_hours') {
    const middle = y + height / 2;
    return (
      <svg x={x} width={width} height={y + height}>
        <line x2="100%" y1={middle} y2={middle} className="block--outside_hours" />
      </svg>
    );
  }
  const hatching = look === 'counted' || look === 'expected' ? {} : { fill: `url(#${patterns}-${hatchingOf(look)})` };
  return <rect className={`block block--${look}`} x={x} y={y} width={width} height={height} {...hatching} />;
}

const hatchingOf = (look: Exclude<Look, 'counted' | 'expected' | 'outside_hours'>): string =>
  look === 'holiday' || look === 'special_day' ? 'closed' : look;
