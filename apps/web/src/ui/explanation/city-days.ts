const MINUTE = 60_000;
const DAY_MINUTES = 1440;

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The city's date (`YYYY-MM-DD`) and minutes after its midnight by the clocks on the wall, 0–1440. */
export interface CityTime {
  readonly date: string;
  readonly minute: number;
}

export function cityTime(ms: number): CityTime {
  const text = wall.format(ms);
  const minute = Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
  return { date: text.slice(0, 10), minute: minute + (ms % MINUTE) / MINUTE };
}

/** The first midnight of the city after an instant; also on the days of 23 and 25 hours. */
export function nextMidnight(ms: number): number {
  const guess = ms + (DAY_MINUTES - cityTime(ms).minute) * MINUTE;
  const { minute } = cityTime(guess);
  const off = minute > DAY_MINUTES / 2 ? minute - DAY_MINUTES : minute;
  return guess - off * MINUTE;
}
