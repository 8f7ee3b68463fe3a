import type { StaffingCandidate, StaffingTerms } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { CheckField, TextField } from '../../ui/field.js';
import { addressOfTerms, boundsOf, numberFits, standardTerms, writtenNumber, type NumberTerm } from './terms.js';

interface QuestionProps {
  readonly terms: StaffingTerms;
  readonly today: string;
  /** Null until the first answer has come. */
  readonly candidates: readonly StaffingCandidate[] | null;
}

/** Shares are written in percent. */
const PERCENT: readonly NumberTerm[] = ['targetShare', 'callShare', 'absence'];
const WORK: readonly NumberTerm[] = [
  'targetMinutes',
  'targetShare',
  'callSeconds',
  'callShare',
  'absence',
  'webMinutes',
  'callMinutes',
];
/** May be left empty: then it is as it is today. */
const OPTIONAL: readonly NumberTerm[] = ['targetMinutes', 'webMinutes', 'callMinutes'];

/** What is asked. Asking is an address, so that it can be sent to somebody and gone back from. */
export function Question({ terms, today, candidates }: QuestionProps) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const navigate = useNavigate();
  const written = (term: NumberTerm): string => {
    const value = terms[term];
    if (value === null) return '';
    return format.number(
      PERCENT.includes(term) ? value * 100 : value,
      Number.isInteger(value * 100) && !OPTIONAL.includes(term) ? 0 : value % 1 === 0 ? 0 : 1,
    );
  };
  const [numbers, setNumbers] = useState(() => Object.fromEntries(WORK.map((term) => [term, written(term)])));
  const [hours, setHours] = useState({ opens: terms.opens ?? '', closes: terms.closes ?? '' });
  const [agencies, setAgencies] = useState<readonly string[]>(terms.agencies);
  const [overflow, setOverflow] = useState(terms.overflow);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});

  const ask = (): void => {
    const next: StaffingTerms = { ...terms, agencies: [...agencies].sort(), overflow, opens: null, closes: null };
    const wrong: Record<string, string> = {};
    for (const term of WORK) {
      const value = writtenNumber(numbers[term] ?? '');
      const scaled = value !== null && PERCENT.includes(term) ? value / 100 : value;
      const { least, most } = boundsOf(term);
      const shown = (bound: number): string =>
        format.number(PERCENT.includes(term) ? bound * 100 : bound, bound === 0.5 && !PERCENT.includes(term) ? 1 : 0);
      if (scaled === null && OPTIONAL.includes(term)) Object.assign(next, { [term]: null });
      else if (scaled === null || !numberFits(term, scaled))
        wrong[term] = t('wrong.number', { least: shown(least), most: shown(most) });
      else Object.assign(next, { [term]: scaled });
    }
    if (hours.opens !== '' || hours.closes !== '') {
      const isSound =
        [hours.opens, hours.closes].every((time) => /^\d\d:(00|15|30|45)$/.test(time)) && hours.opens < hours.closes;
      if (isSound) Object.assign(next, hours);
      else wrong['opens'] = t('wrong.hours');
    }
    setFaults(wrong);
    if (Object.keys(wrong).length === 0) navigate(`?${addressOfTerms(next, today)}`);
  };

  const number = (term: NumberTerm) => (
    <TextField
      key={term}
      name={term}
      label={t(`ask.${term}`)}
      inputMode="decimal"
      optional={OPTIONAL.includes(term)}
      value={numbers[term] ?? ''}
      error={faults[term]}
      onChange={({ target }) => setNumbers({ ...numbers, [term]: target.value })}
    />
  );
  const isAsIs =
    `${addressOfTerms({ ...terms, from: '', to: '' }, today)}` ===
    `${addressOfTerms({ ...standardTerms(today), from: '', to: '' }, today)}`;
  return (
    <form
      className="plan-question"
      aria-label={t('ask.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      {candidates !== null && candidates.length > 0 && (
        <Agencies candidates={candidates} chosen={agencies} onChange={setAgencies} />
      )}
      <fieldset className="plan-question__group">
        <legend>{t('ask.promise')}</legend>
        <div className="plan-question__fields">
          <TextField
            type="time"
            step={900}
            name="opens"
            label={t('ask.opens')}
            optional
            value={hours.opens}
            error={faults['opens']}
            onChange={({ target }) => setHours({ ...hours, opens: target.value })}
          />
          <TextField
            type="time"
            step={900}
            name="closes"
            label={t('ask.closes')}
            optional
            value={hours.closes}
            onChange={({ target }) => setHours({ ...hours, closes: target.value })}
          />
          {number('targetMinutes')}
          {number('targetShare')}
          {number('callSeconds')}
          {number('callShare')}
        </div>
      </fieldset>
      <fieldset className="plan-question__group">
        <legend>{t('ask.work')}</legend>
        <div className="plan-question__fields">
          {number('webMinutes')}
          {number('callMinutes')}
          {number('absence')}
        </div>
        <CheckField
          label={t('ask.overflow')}
          help={t('ask.overflowHelp')}
          checked={overflow}
          onChange={({ target }) => setOverflow(target.checked)}
        />
      </fieldset>
      <div className="plan-question__end">
        <PktButton type="submit">{t('ask.ask')}</PktButton>
        {!isAsIs && <Link to="?">{t('ask.asIs')}</Link>}
      </div>
    </form>
  );
}

interface AgenciesProps {
  readonly candidates: readonly StaffingCandidate[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Who has not joined, wave by wave. */
function Agencies({ candidates, chosen, onChange }: AgenciesProps) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const waves = [...new Set(candidates.map(({ wave }) => wave))];
  const toggle = (keys: readonly string[], on: boolean) =>
    onChange(on ? [...new Set([...chosen, ...keys])] : chosen.filter((key) => !keys.includes(key)));
  return (
    <fieldset className="plan-question__group">
      <legend>{t('ask.agencies')}</legend>
      {waves.map((wave) => {
        const those = candidates.filter((one) => one.wave === wave);
        const keys = those.map(({ agency }) => agency.key);
        const count = keys.filter((key) => chosen.includes(key)).length;
        return (
          <div key={String(wave)} className="plan-question__wave">
            <CheckField
              label={
                wave === null ? t('ask.noWave', { count: those.length }) : t('ask.wave', { wave, count: those.length })
              }
              checked={count === keys.length}
              onChange={({ target }) => toggle(keys, target.checked)}
            />
            <details className="explain" open={count > 0 && count < keys.length}>
              <summary className="explain__question">
                {t('ask.each')}
                <span className="pkt-sr-only">
                  {' '}
                  ({wave === null ? t('ask.noWaveName') : t('ask.waveName', { wave })})
                </span>
              </summary>
              <div className="plan-question__each">
                {those.map(({ agency, perYear, volumeFrom }) => (
                  <CheckField
                    key={agency.key}
                    label={agency.name}
                    help={t(`ask.volume.${volumeFrom}`, { shown: format.number(perYear) })}
                    checked={chosen.includes(agency.key)}
                    onChange={({ target }) => toggle([agency.key], target.checked)}
                  />
                ))}
              </div>
            </details>
          </div>
        );
      })}
    </fieldset>
  );
}
